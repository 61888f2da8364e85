/** The look of the HTML report; it follows the reader's light or dark setting. */
export const htmlStyle = `
:root { color-scheme: light dark; --line: #8884; --good: #18794e; --bad: #c62a2f; --open: #946800; --soft: #8881; }
@media (prefers-color-scheme: dark) { :root { --good: #4cc38a; --bad: #ff6369; --open: #f1a10d; } }
* { box-sizing: border-box; }
html { background: Canvas; color: CanvasText; }
body { margin: 0 auto; max-width: 72rem; padding: 1.5rem; font: 15px/1.5 system-ui, sans-serif; }
header { border-left: .4rem solid var(--good); padding: .2rem 1rem; }
header.breaks { border-color: var(--bad); }
header.unchecked { border-color: var(--open); }
h1 { margin: 0; font-size: 1.5rem; }
h2 { margin: 2rem 0 .5rem; font-size: 1.15rem; }
p { margin: .2rem 0; }
small, .facts { opacity: .75; font-weight: normal; }
.stopped { color: var(--open); }
table { width: 100%; border-collapse: collapse; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid var(--line); }
th { font-size: .85rem; opacity: .75; }
td:last-child { min-width: 9rem; }
tr.holds td:last-child { color: var(--good); }
tr.breaks td:last-child { color: var(--bad); font-weight: 600; }
tr.unchecked td:last-child { color: var(--open); }
td small { color: CanvasText; }
article { margin: .8rem 0; padding: .6rem 1rem; background: var(--soft); border-left: .25rem solid var(--bad); }
h3 { margin: 0 0 .3rem; font-size: 1rem; }
code, pre { font: 13px/1.45 ui-monospace, monospace; }
pre { overflow-x: auto; margin: .4rem 0; padding: .6rem; background: var(--soft); white-space: pre-wrap; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem .8rem; margin: .2rem 0; }
dt { opacity: .75; }
dd { margin: 0; overflow-wrap: anywhere; }
.expected { color: var(--good); }
.found { color: var(--bad); }
summary { cursor: pointer; }
.parts { margin: .8rem 0; }
.of { margin: 1rem 0 -.4rem; font-weight: 600; }
.family { margin: .3rem 0; border-bottom: 1px solid var(--line); }
summary { padding: .3rem 0; }
summary.holds code { color: var(--good); }
summary.breaks code { color: var(--bad); font-weight: 600; }
summary.unchecked code { color: var(--open); }
.contents ul { columns: 20rem; padding-left: 1.2rem; }
.contents span { white-space: nowrap; }
.contents .breaks { color: var(--bad); }
.contents .unchecked { color: var(--open); }
fieldset { border: 0; padding: 0; margin: .8rem 0; }
legend { padding: 0; font-weight: 600; }
label { display: inline-block; margin-right: 1rem; padding: .2rem 0; white-space: nowrap; }
.refused { margin-top: .4rem; color: var(--bad); }
body:has(#show-broken:checked) :is(tr.holds, tr.unchecked, .family:not(.has-breaks), .parts, .remarks),
body:has(#show-unchecked:checked) :is(tr.holds, tr.breaks, .family:not(.has-unchecked), .remarks, #broken) { display: none; }
body:has(#show-broken:checked) .has-breaks::details-content,
body:has(#show-unchecked:checked) .has-unchecked::details-content { content-visibility: visible; display: block; block-size: auto; }
code, td, summary, h2, h3 { overflow-wrap: anywhere; }
@media (max-width: 48rem) {
  body { padding: .8rem; }
  table, tbody, tr, td { display: block; }
  thead { display: none; }
  tr { padding: .4rem 0; border-bottom: 1px solid var(--line); }
  td { padding: 0; border: 0; }
  td:empty { display: none; }
  dl { grid-template-columns: 1fr; }
}
.remarks { opacity: .8; }
`;
