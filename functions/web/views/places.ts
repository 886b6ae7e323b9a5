import { itemInWords, meetingInWords, type Place } from '../../domain/work-programme/place.ts'

/** A place in words, with the pages that it leads to; no address where it has none. */
export function placeView(place: Place) {
  const address = place.meeting === null ? '' : `/meetings/${place.meeting.name}`
  return {
    words: meetingInWords(place),
    address,
    items: place.items.map((item) => ({
      words: itemInWords(item),
      address: `${address}/items/${item.number}`,
    })),
  }
}
