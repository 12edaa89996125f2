"""JSON that is published, read by jsonschema: each file names its schema (`$schema`), which lies beside it on the site."""

import json
import urllib.parse

from jsonschema.validators import validator_for

# Whether a site must have such files.
REQUIRED = True


def schemas_of(site):
    """The schemas of a site by their address, and what is wrong with them."""
    schemas, faults = {}, []
    for path, text in site.files(".schema.json"):
        schema = json.loads(text)
        try:
            validator_for(schema).check_schema(schema)
        except Exception as error:  # jsonschema has no one class for what a schema may do wrong
            faults.append(f"{path}: {error}")
        schemas[site.url(path)] = schema
    return schemas, faults


def validate(path, value, schema):
    validator = validator_for(schema)
    checker = validator.FORMAT_CHECKER
    errors = validator(schema, format_checker=checker).iter_errors(value)
    return [f"{path}: {error.json_path}: {error.message[:200]}" for error in errors]


def check(sites, _work):
    faults, files, all_schemas = [], 0, 0
    for site in sites:
        schemas, wrong = schemas_of(site)
        faults += wrong
        all_schemas += len(schemas)
        used = set()
        for path, text in site.files(".json"):
            if path.endswith(".schema.json"):
                continue
            value = json.loads(text)
            named = value.get("$schema") if isinstance(value, dict) else None
            if named is None:
                faults.append(f"{path} names no schema")
                continue
            address = urllib.parse.urljoin(site.url(path), named)
            if address not in schemas:
                faults.append(f"{path}: its schema {address} is not there")
                continue
            used.add(address)
            faults += validate(path, value, schemas[address])
            files += 1
        faults += [f"{address} is the schema of no file" for address in schemas if address not in used]
    if REQUIRED and not files:
        faults.append("there is no JSON")
    return f"{files} files of JSON by {all_schemas} schemas", faults
