"""The page around the documents of an HTML report: its style and its script, allowed by their hashes and nothing else."""

from __future__ import annotations

STYLE = """
:root { color-scheme: light dark; --paper: #fff; --ink: #1a1c1f; --soft: #565d66; --line: #c9ced6; --panel: #f3f5f7; --link: #0b57a4;
  --e: #a3122a; --w: #7a4a00; --i: #0f5c77; --o: #5b6068;
  --h1: #fff8e6; --h2: #ffedc2; --h3: #ffd9a0; --h4: #ffc2a6; --b0: #9aa3ad; --b1: #c2a75c; --b2: #c98f2b; --b3: #cf6a26; --b4: #b3242f; }
@media (prefers-color-scheme: dark) { :root { --paper: #14171b; --ink: #e6e9ed; --soft: #a5adb8; --line: #3b424c; --panel: #1d2127; --link: #86bdf5;
  --e: #ff98a4; --w: #f2bf6b; --i: #83d0ea; --o: #a5adb8;
  --h1: #26231a; --h2: #362d17; --h3: #4a3414; --h4: #5a2b1c; --b0: #66707c; --b1: #8f7d48; --b2: #b8872f; --b3: #d77a38; --b4: #ef6370; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 1rem 1.25rem 4rem; background: var(--paper); color: var(--ink); font: 1rem/1.6 system-ui, sans-serif; }
h1, h2, h3 { line-height: 1.25; overflow-wrap: anywhere; } h2 { margin-top: 0; font-size: 1.3rem; } h3 { font-size: 1.05rem; }
a { color: var(--link); } a:focus-visible, summary:focus-visible, input:focus-visible, select:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
code, td.num { font-family: ui-monospace, monospace; font-size: .92em; } small, figcaption, .soft { color: var(--soft); }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .3rem .6rem .3rem 0;
  border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
details { margin: .6rem 0 1rem; } th.num, td.num { padding-right: 1.4rem; text-align: right; white-space: nowrap; }
article { border-top: 2px solid var(--line); margin-top: 2.5rem; padding-top: 1.5rem; }
.verdict { font-weight: 600; } .problem { border-left: 4px solid var(--w); padding-left: .75rem; }
.plot { margin: 1rem 0; } .plot svg { width: 100%; height: auto; display: block; }
.grid { stroke: var(--line); stroke-width: 1; } .tick { fill: var(--soft); font-size: 11px; }
.b0 { fill: var(--b0); } .b1 { fill: var(--b1); } .b2 { fill: var(--b2); } .b3 { fill: var(--b3); } .b4 { fill: var(--b4); }
.text { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--panel); border: 1px solid var(--line); border-radius: 6px; padding: 1rem 1.25rem;
  font-family: Georgia, serif; font-size: 1.05rem; line-height: 1.75; }
.s { border-radius: 3px; } .h1 { background: var(--h1); } .h2 { background: var(--h2); } .h3 { background: var(--h3); } .h4 { background: var(--h4); }
.n { font: .7rem ui-monospace, monospace; margin-left: .3em; border: 1px solid var(--line); border-radius: 3px; padding: 0 .25em; }
mark { background: none; color: inherit; text-decoration: underline 2px; text-underline-offset: 3px; font-weight: 600; }
mark.e { text-decoration-style: double; text-decoration-color: var(--e); } mark.w { text-decoration-style: wavy; text-decoration-color: var(--w); }
mark.plain { text-decoration: none; font-weight: inherit; }
mark.i { text-decoration-style: dashed; text-decoration-color: var(--i); } mark.o { text-decoration: 1px dotted underline var(--o); font-weight: inherit; }
.ref { font: .7rem system-ui, sans-serif; vertical-align: super; margin: 0 .15em; text-decoration: none; }
.sev { text-transform: uppercase; font-size: .78rem; letter-spacing: .04em; border: 1px solid currentColor; border-radius: 3px; padding: 0 .35em; }
.sev.e { color: var(--e); } .sev.w { color: var(--w); } .sev.i { color: var(--i); } .sev.o, .status { color: var(--o); }
.findings > li { padding: .5rem 0 .5rem .25rem; border-bottom: 1px solid var(--line); } .findings p, .findings ul { margin: .2rem 0; }
q { font-weight: 600; white-space: pre-wrap; overflow-wrap: anywhere; } ins { text-decoration: none; font-weight: 600; }
:target { outline: 3px solid var(--link); outline-offset: 3px; }
form { display: flex; flex-wrap: wrap; gap: .5rem 1.25rem; align-items: center;
  border: 1px solid var(--line); border-radius: 6px; padding: .6rem .9rem; background: var(--panel); }
form[hidden], .off { display: none; } fieldset { border: 0; padding: 0; margin: 0; display: flex; flex-wrap: wrap; gap: .2rem .8rem; } legend { float: left; }
label { white-space: nowrap; } label input[type=checkbox] { margin: 0 .25rem 0 0; accent-color: var(--link); }
.fixes { display: inline-flex; flex-wrap: wrap; gap: .2rem .9rem; list-style: none; padding: 0; } .findings p:has(+ .fixes) { display: inline; margin-right: .5rem; }
.fixes ins { background: var(--panel); border: 1px solid var(--line); border-radius: 4px; padding: 0 .35em; white-space: pre-wrap; overflow-wrap: anywhere; }
.up { font-size: .8rem; font-weight: 400; margin-left: .6rem; }
@media (max-width: 40rem) { body { padding: .75rem .75rem 3rem; } .tick { font-size: 20px; } .plot svg { overflow: visible; } .text { padding: .6rem .75rem; }
  th, td { padding-right: .4rem; } th.num, td.num { padding-right: .8rem; } td:first-child { min-width: 8em; } .findings { padding-left: 1.6rem; } }
input, select { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--soft); border-radius: 4px; padding: .1rem .3rem; }
@media print { :root { color-scheme: light; --paper: #fff; --ink: #000; --soft: #444; --line: #bbb; --panel: #fff; --link: #000; --e: #a3122a; --w: #7a4a00; --i: #0f5c77;
  --o: #555; --h1: #fff8e6; --h2: #ffedc2; --h3: #ffd9a0; --h4: #ffc2a6; --b0: #9aa3ad; --b1: #c2a75c; --b2: #c98f2b; --b3: #cf6a26; --b4: #b3242f; }
  body { max-width: none; padding: 0; font-size: 10.5pt; } .text { font-size: 10.5pt; line-height: 1.55; } form, .up { display: none; }
  .text, .plot, .s { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .findings > li, .plot { break-inside: avoid; } h2, h3 { break-after: avoid; } }
"""

SCRIPT = """
(function () {
  "use strict";
  var form = document.querySelector("form"), all = Array.prototype.slice.call(document.querySelectorAll(".findings > li"));
  if (!all.length) { return; }
  var seen = {}, category = form.elements.category, said = document.getElementById("shown");
  all.forEach(function (item) { seen[item.dataset.category] = true; });
  Object.keys(seen).sort().forEach(function (name) { category.add(new Option(name, name)); });
  function words(item) { return item.textContent.toLowerCase(); }
  function apply() {
    var field = form.elements, wanted = field.words.value.toLowerCase(), least = Number(field.confidence.value) || 0, count = 0, off = {};
    all.forEach(function (item) {
      var data = item.dataset, show = field[data.severity].checked && (data.status === "new" || field.others.checked) &&
        (!category.value || data.category === category.value) && Number(data.confidence) >= least && (!wanted || words(item).indexOf(wanted) >= 0);
      item.classList.toggle("off", !show);
      off[item.id] = !show;
      count += show ? 1 : 0;
    });
    document.querySelectorAll("article").forEach(function (article) {
      article.querySelectorAll("mark").forEach(function (mark) {
        var of = mark.dataset.of.split(" ");
        mark.classList.toggle("plain", of.every(function (name) { return off[article.id + "-" + name]; }));
      });
      article.querySelectorAll(".ref").forEach(function (ref) { ref.classList.toggle("off", off[ref.getAttribute("href").slice(1)]); });
    });
    said.textContent = count + " of " + all.length + " findings shown";
  }
  form.addEventListener("input", apply);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.hidden = false;
  apply();
}());
"""

FORM = """<form hidden aria-label="filter the findings">
<fieldset><legend>Show</legend>
<label><input type="checkbox" name="error" checked> errors</label>
<label><input type="checkbox" name="warning" checked> warnings</label>
<label><input type="checkbox" name="info" checked> infos</label>
<label><input type="checkbox" name="others" checked> settled ones</label></fieldset>
<label>category <select name="category"><option value="">all</option></select></label>
<label>confidence from <input type="number" name="confidence" min="0" max="1" step="0.05" value="0"></label>
<label>with the words <input type="search" name="words"></label>
<output id="shown" aria-live="polite"></output>
</form>
"""


LEGEND = """<p class="soft"><small>In the texts: <mark class="e">error</mark>, <mark class="w">warning</mark>, <mark class="i">info</mark>,
<mark class="o">settled</mark>; the small number leads to the finding, the number in a box is the score of a sentence (0 to 1; shown from 0.4 on,
shaded from 0.2 on).</small></p>
"""


def head() -> str:
    """The page up to and with the opening of its body. The policy refuses every request, and every script but the one that is here."""
    from base64 import b64encode
    from hashlib import sha256

    style, script = (b64encode(sha256(text.encode()).digest()).decode() for text in (STYLE, SCRIPT))
    policy = f"default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{script}'; base-uri 'none'; form-action 'none'"
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">\n'
        f'<title>mtcheck report</title>\n<style>{STYLE}</style>\n</head>\n<body id="top">\n'
    )


def tail() -> str:
    """What closes the page."""
    return f"<script>{SCRIPT}</script>\n</body>\n</html>\n"
