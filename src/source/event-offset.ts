import { EVENT_ID, type Event, SCALAR_STYLE } from "js-yaml";

/** Where what an event opens begins in the text; the anchor or tag before it is not counted. */
export function offsetOf(event: Event): number {
  switch (event.type) {
    case EVENT_ID.SCALAR: {
      const isQuoted = event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED;
      // A value that is not written down stands nowhere but behind its anchor or tag.
      return event.valueStart < 0 ? Math.max(event.anchorEnd, event.tagEnd, 0) : event.valueStart - (isQuoted ? 1 : 0);
    }
    case EVENT_ID.SEQUENCE:
    case EVENT_ID.MAPPING:
      return event.start;
    case EVENT_ID.ALIAS:
      return event.anchorStart - 1;
    default:
      return 0;
  }
}
