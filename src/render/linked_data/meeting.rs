//! A meeting as an `Event`, which has a place: one whose place is not known is none. Nobody who took part is in it.

use serde::Serialize;

use super::body::Organization;
use super::invented;
use super::unit::AdministrativeArea;
use crate::model::bulletin::Item;
use crate::model::meeting::{ClockTime, Meeting, Venue};
use crate::model::shelf::No;
use crate::plan::page::Page;
use crate::render::scene::Scene;

/// <https://schema.org/Event>
#[derive(Serialize)]
#[serde(tag = "@type", rename = "Event", rename_all = "camelCase")]
pub(super) struct Event {
    #[serde(rename = "@id")]
    id: String,
    url: String,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    disambiguating_description: Option<String>,
    /// As far as it is known: a year, a month, a day, or a moment in Vietnam.
    start_date: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_date: Option<String>,
    event_status: &'static str,
    location: Place,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    organizer: Vec<Organization>,
    about: Vec<AdministrativeArea>,
}

/// <https://schema.org/Place>
#[derive(Serialize)]
#[serde(tag = "@type", rename = "Place", rename_all = "camelCase")]
struct Place {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    contained_in_place: Option<AdministrativeArea>,
}

impl Event {
    pub(super) fn new(scene: &Scene<'_>, page: &Page, no: No<Meeting>) -> Option<Self> {
        let meeting = &scene.b.meetings[no];
        let location = place(scene, meeting.venue.as_ref()?);
        let url = scene.url(&page.route);
        let (start_date, end_date) = dates(meeting);
        let organisers = meeting.organisers.iter().filter_map(|body| scene.b.bodies.no(body));
        Some(Self {
            id: url.clone(),
            url,
            name: scene.loc(&meeting.title).text,
            disambiguating_description: invented(scene, &meeting.publishing),
            start_date,
            end_date,
            event_status: status(meeting),
            location,
            organizer: organisers.map(|no| Organization::named(scene, no)).collect(),
            about: AdministrativeArea::of_item(scene, Item::Meeting(no)),
        })
    }
}

/// The ward stands twice: as words, which programs show, and as the unit that it is.
fn place(scene: &Scene<'_>, venue: &Venue) -> Place {
    let ward = venue.ward.as_ref().and_then(|ward| scene.b.units.no(ward));
    let ward = ward.map(|ward| AdministrativeArea::named(scene, ward));
    Place {
        name: scene.loc(&venue.name).text,
        address: ward.as_ref().map(|ward| ward.name.clone()),
        contained_in_place: ward,
    }
}

fn dates(meeting: &Meeting) -> (String, Option<String>) {
    let date = meeting.date.value;
    let moment = |clock: ClockTime| format!("{date}T{clock}:00+07:00");
    match meeting.time.by_the_clock().filter(|_| date.day().is_some()) {
        Some((start, end)) => (moment(start), end.map(moment)),
        None => (date.to_string(), None),
    }
}

fn status(meeting: &Meeting) -> &'static str {
    match meeting.status.id() {
        "cancelled" => "https://schema.org/EventCancelled",
        "postponed" => "https://schema.org/EventPostponed",
        _ => "https://schema.org/EventScheduled",
    }
}
