"""How a report looks: light on a screen, and in black and white on A4 or Letter."""

STYLE = """\
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 46rem; padding: 1.5rem; background: #fff; color: #171B21;
  font: 15px/1.5 Inter, "Segoe UI", "Helvetica Neue", Arial, sans-serif;
  font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .75rem; }
h2 { font-size: 1.3rem; margin: 2.5rem 0 .5rem; padding-top: .75rem;
  border-top: 2px solid #171B21; }
h3 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
h4 { font-size: 1rem; margin: 1.25rem 0 .25rem; }
p { margin: .4rem 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: .5rem 0; }
dt { color: #535D6B; }
dd { margin: 0; }
blockquote { margin: .4rem 0; padding: .5rem .75rem; border-left: 3px solid #858E9B;
  background: #F7F8FA; white-space: pre-wrap; }
table { border-collapse: collapse; width: 100%; margin: .6rem 0; font-size: .92rem; }
caption { text-align: left; color: #535D6B; padding: .2rem 0; }
th, td { text-align: left; vertical-align: top; padding: .25rem .5rem;
  border-bottom: 1px solid #D9DDE3;
  font-weight: 400; }
thead th { border-bottom: 1px solid #858E9B; font-weight: 600; }
tbody th { font-weight: 600; }
figure { margin: .6rem 0; }
figure svg { max-width: 100%; height: auto; display: block; }
.quiet { color: #535D6B; font-size: .92rem; }
code { font-family: "JetBrains Mono", Consolas, Menlo, monospace; }
@page { margin: 18mm 16mm; }
@media print {
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  .lab { break-before: page; }
  .lab:first-of-type { break-before: auto; }
  .end { break-before: page; }
  h2, h3, h4, caption { break-after: avoid; }
  figure, tr, blockquote { break-inside: avoid; }
  thead { display: table-header-group; }
  svg, table, blockquote { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
"""
