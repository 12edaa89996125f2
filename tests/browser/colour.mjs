// Contrast by WCAG 2: how far the light of two colours is apart, 1 to 21.

/** Reads `rgb(r, g, b)` or `rgba(r, g, b, a)`; none of a colour that shows nothing. */
export function read(colour) {
  const [red, green, blue, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  return blue === undefined || alpha === 0 ? undefined : [red, green, blue];
}

function light(colour) {
  const [red, green, blue] = colour.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Returns the contrast of two colours that were read. */
export function contrast(one, other) {
  const [darker, lighter] = [light(one), light(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}
