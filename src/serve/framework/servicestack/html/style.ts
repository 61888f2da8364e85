/** The look of every page: the reader's own colours, one column, wide rows that scroll by themselves. */
export const style = `
:root { color-scheme: light dark; --ink: #1c2330; --soft: #5c6675; --line: #dfe3ea; --paper: #fff; --band: #f5f7fa; --mark: #0a5bd3; --good: #187a3d; --open: #8a5a00; --bad: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ef; --soft: #9aa4b4; --line: #313947; --paper: #14181f; --band: #1b212b; --mark: #7db1ff; --good: #6fd08c; --open: #e3b04b; --bad: #ff8a80; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
header { padding: 1.25rem clamp(1rem, 3vw, 2.5rem) 1rem; background: var(--band); border-bottom: 1px solid var(--line); }
main { padding: 1rem clamp(1rem, 3vw, 2.5rem) 3rem; }
p { margin: .35rem 0; }
h1 { margin: 0; font-size: clamp(1.15rem, 5.5vw, 1.5rem); line-height: 1.25; overflow-wrap: anywhere; }
h2 { margin: 1.5rem 0 .5rem; font-size: 1.05rem; }
small, .api, .none { color: var(--soft); }
.api { margin: 0; font-size: .85rem; }
a { color: var(--mark); text-underline-offset: .15em; }
code, td, dd, li { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: .84rem; unicode-bidi: isolate; }
.request { overflow-wrap: anywhere; }
nav, .walk { display: flex; flex-wrap: wrap; gap: .5rem; margin-top: .75rem; }
nav a, .walk a { padding: .2rem .7rem; border: 1px solid var(--line); border-radius: 1rem; background: var(--paper); font-size: .85rem; text-decoration: none; }
nav a:hover, .walk a:hover, a:focus-visible { border-color: var(--mark); }
.first::before { content: "\\2190  "; }
.next::after { content: "  \\2192"; }
dl { margin: 0; }
dl > div { display: grid; grid-template-columns: minmax(8rem, 14rem) 1fr; gap: 1rem; padding: .3rem 0; border-bottom: 1px solid var(--line); }
dd dl > div, td dl > div { grid-template-columns: auto 1fr; gap: .75rem; padding: .1rem 0; border: 0; }
.inline { display: flex; flex-wrap: wrap; gap: .15rem 2rem; }
.inline > div { display: flex; align-items: baseline; gap: .6rem; padding: 0; border: 0; min-width: 0; }
dt { color: var(--soft); overflow-wrap: anywhere; }
.inline dt { flex: none; }
dd { margin: 0; overflow-wrap: anywhere; white-space: pre-wrap; }
ul { margin: 0; padding-left: 1.1rem; }
.common { margin-bottom: .6rem; font-size: .9rem; }
.common p { margin: 0; color: var(--soft); font-size: .8rem; }
.rows { width: fit-content; max-width: 100%; overflow-x: auto; border: 1px solid var(--line); border-radius: .5rem; }
table { border-collapse: collapse; }
th, td { padding: .35rem .7rem; text-align: left; vertical-align: top; white-space: pre; }
th { background: var(--band); color: var(--soft); font-weight: 600; font-size: .82rem; }
tbody tr { border-top: 1px solid var(--line); }
tbody tr:hover { background: var(--band); }
.number { text-align: right; font-variant-numeric: tabular-nums; }
.long { display: inline-flex; max-width: calc(var(--most) + .2ch); user-select: all; }
.head { overflow: hidden; text-overflow: ellipsis; }
.sign { margin: 0 .1em; padding: 0 .25em; border: 1px solid var(--line); border-radius: .25em; color: var(--soft); font-size: .75em; }
.good { color: var(--good); }
.open { color: var(--open); }
.bad, .failure h2, .failure code { color: var(--bad); }
td .good, td .open, td .bad { font-weight: 600; }
@media (max-width: 40rem) { dl > div { grid-template-columns: 1fr; gap: 0; } }
`;
