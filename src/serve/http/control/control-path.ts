/** Where the control interface lies; a leading underscore collides with no documented route. */
export const controlPath = "/_standin";
