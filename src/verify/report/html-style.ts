/** The look of the HTML report; it follows the reader's light or dark setting. */
export const htmlStyle = `
:root { color-scheme: light dark; --line: #8884; --good: #18794e; --bad: #c62a2f; --open: #946800; --soft: #8881; }
@media (prefers-color-scheme: dark) { :root { --good: #4cc38a; --bad: #ff6369; --open: #f1a10d; } }
* { box-sizing: border-box; }
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
.remarks { opacity: .8; }
`;
