/** The look of every page: the reader's own colours, one column, wide rows that scroll by themselves. */
export const style = `
:root { color-scheme: light dark; --ink: #1c2330; --soft: #5c6675; --line: #dfe3ea; --paper: #fff; --band: #f5f7fa; --mark: #0a5bd3; --bad: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ef; --soft: #9aa4b4; --line: #313947; --paper: #14181f; --band: #1b212b; --mark: #7db1ff; --bad: #ff8a80; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
header { padding: 1.5rem clamp(1rem, 4vw, 3rem) 1.25rem; background: var(--band); border-bottom: 1px solid var(--line); }
main { padding: 1rem clamp(1rem, 4vw, 3rem) 3rem; }
p { margin: .35rem 0; }
h1 { margin: 0; font-size: 1.5rem; line-height: 1.25; overflow-wrap: anywhere; }
h2 { margin: 1.5rem 0 .5rem; font-size: 1.05rem; }
small, .api, .none { color: var(--soft); }
.api { margin: 0; font-size: .85rem; }
a { color: var(--mark); }
code, td, dd, li { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: .86rem; }
.request { overflow-wrap: anywhere; }
nav { display: flex; flex-wrap: wrap; gap: .5rem; margin-top: .75rem; }
nav a, .next { padding: .2rem .7rem; border: 1px solid var(--line); border-radius: 1rem; background: var(--paper); font-size: .85rem; text-decoration: none; }
nav a:hover, .next:hover, nav a:focus-visible, .next:focus-visible { border-color: var(--mark); }
.next { display: inline-block; margin-top: 1rem; }
.next::after { content: " \\2192"; }
dl { margin: 0; }
dl > div { display: grid; grid-template-columns: minmax(8rem, 14rem) 1fr; gap: 1rem; padding: .3rem 0; border-bottom: 1px solid var(--line); }
dd dl > div, td dl > div { grid-template-columns: auto 1fr; gap: .75rem; padding: .1rem 0; border: 0; }
dt { color: var(--soft); overflow-wrap: anywhere; }
dd { margin: 0; overflow-wrap: anywhere; white-space: pre-wrap; }
ul { margin: 0; padding-left: 1.1rem; }
.rows { overflow-x: auto; border: 1px solid var(--line); border-radius: .5rem; }
table { border-collapse: collapse; width: 100%; }
th, td { padding: .4rem .75rem; text-align: left; vertical-align: top; white-space: nowrap; }
th { position: sticky; top: 0; background: var(--band); color: var(--soft); font-weight: 600; font-size: .82rem; }
tbody tr { border-top: 1px solid var(--line); }
tbody tr:hover { background: var(--band); }
.number { text-align: right; font-variant-numeric: tabular-nums; }
.failure h2, .failure code { color: var(--bad); }
@media (max-width: 40rem) { dl > div { grid-template-columns: 1fr; gap: 0; } }
`;
