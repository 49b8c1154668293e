"use strict";
const events = JSON.parse(document.getElementById("data").textContent);
const rows = [...document.querySelectorAll("#events tbody tr")];
const $ = (id) => document.getElementById(id);
const NS = "http://www.w3.org/2000/svg";
let shown = events.map((_, n) => n);
let current = -1;

function svg(name, attributes, parent, text) {
  const node = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  if (text !== undefined) node.textContent = text;
  parent.appendChild(node);
  return node;
}

function wanted(event) {
  const q = $("q").value.trim().toLowerCase();
  return (!q || event.words.includes(q))
    && (!$("type").value || event.type === $("type").value)
    && (!$("status").value || event.status === $("status").value)
    && (!$("country").value || event.countries.includes($("country").value))
    && (!$("from").value || (event.end || event.start || "") >= $("from").value)
    && (!$("to").value || ((event.start || event.end) && (event.start || event.end) <= $("to").value));
}

function filter() {
  shown = events.map((_, n) => n).filter((n) => wanted(events[n]));
  const visible = new Set(shown);
  for (const row of rows) row.hidden = !visible.has(Number(row.dataset.n));
  for (const told of document.querySelectorAll(".told"))
    told.classList.toggle("off", !told.dataset.events.split(" ").some((n) => visible.has(Number(n))));
  const q = $("q").value.trim().toLowerCase();
  for (const article of document.querySelectorAll(".silent"))
    article.hidden = !$("silent").checked || !article.textContent.toLowerCase().includes(q);
  $("count").textContent = shown.length + " shown";
  drawTimeline(); drawNetwork(); drawMatrix();
}

const day = (text) => Date.parse(text + "T00:00:00Z") / 86400000;

function drawTimeline() {
  const box = $("timeline");
  box.replaceChildren();
  const dated = shown.filter((n) => events[n].start);
  const types = [...new Set(dated.map((n) => events[n].type))].sort();
  const height = 30 + 22 * Math.max(1, types.length), width = Math.max(320, box.clientWidth);
  const left = Math.min(150, width * .3);
  box.setAttribute("viewBox", `0 0 ${width} ${height}`);
  if (!dated.length) { svg("text", {x: 10, y: 20, class: "faint"}, box, "no dated events"); return; }
  const days = dated.map((n) => day(events[n].start));
  const low = Math.min(...days), high = Math.max(...days, low + 1);
  const x = (d) => left + (width - left - 12) * (d - low) / (high - low);
  types.forEach((type, i) => {
    svg("text", {x: 4, y: 20 + 22 * i}, box, type);
    svg("line", {x1: left - 5, x2: width, y1: 16 + 22 * i, y2: 16 + 22 * i}, box);
  });
  for (const n of dated) {
    const dot = svg("circle", {cx: x(day(events[n].start)), cy: 16 + 22 * types.indexOf(events[n].type), r: 5, tabindex: 0, "data-n": n}, box);
    svg("title", {}, dot, events[n].start + "  " + events[n].summary);
    dot.addEventListener("click", () => pick(n, true));
  }
  for (const [d, anchor] of [[low, "start"], [high, "end"]])
    svg("text", {x: x(d), y: height - 4, "text-anchor": anchor, class: "faint"}, box, new Date(d * 86400000).toISOString().slice(0, 10));
}

function pairs(key) {
  const counts = new Map();
  for (const n of shown) for (const [a, b] of events[n][key]) {
    const id = a < b ? a + "\n" + b : b + "\n" + a;
    counts.set(id, (counts.get(id) || 0) + 1);
  }
  return [...counts].map(([id, count]) => [...id.split("\n"), count]).sort((p, q) => q[2] - p[2]);
}

function drawNetwork() {
  const box = $("network");
  box.replaceChildren();
  box.setAttribute("viewBox", "-120 0 840 420");
  const edges = pairs("pairs").slice(0, 80);
  const names = [...new Set(edges.flatMap((e) => e.slice(0, 2)))].slice(0, 30);
  if (!names.length) { svg("text", {x: 10, y: 20, class: "faint"}, box, "no pairs"); return; }
  const at = new Map(names.map((name, i) => {
    const turn = 2 * Math.PI * i / names.length - Math.PI / 2;
    return [name, [300 + 170 * Math.cos(turn), 210 + 165 * Math.sin(turn), Math.cos(turn)]];
  }));
  for (const [a, b, count] of edges) {
    if (!at.has(a) || !at.has(b)) continue;
    const [x1, y1] = at.get(a), [x2, y2] = at.get(b);
    const line = svg("line", {x1, y1, x2, y2, class: "edge", "stroke-width": Math.min(8, 1 + count)}, box);
    svg("title", {}, line, `${a} and ${b}: ${count}`);
  }
  for (const [name, [x, y, side]] of at) {
    const node = svg("circle", {cx: x, cy: y, r: 6, tabindex: 0}, box);
    svg("title", {}, node, name);
    node.addEventListener("click", () => { $("q").value = name; filter(); });
    svg("text", {x: x + (side < -.1 ? -9 : side > .1 ? 9 : 0), y: y + (Math.abs(side) <= .1 ? (y < 210 ? -10 : 20) : 4), "text-anchor": side < -.1 ? "end" : side > .1 ? "start" : "middle"}, box, name.length > 24 ? name.slice(0, 23) + "…" : name);
  }
}

function drawMatrix() {
  const table = $("matrix");
  table.replaceChildren();
  const found = pairs("lands").filter(([a, b]) => a !== b);
  const lands = [...new Set(found.flatMap((p) => p.slice(0, 2)))].slice(0, 20).sort();
  const count = new Map(found.flatMap(([a, b, n]) => [[a + b, n], [b + a, n]]));
  const head = table.insertRow();
  for (const name of ["", ...lands]) { const th = document.createElement("th"); th.textContent = name; head.appendChild(th); }
  for (const a of lands) {
    const row = table.insertRow();
    const th = document.createElement("th"); th.textContent = a; row.appendChild(th);
    for (const b of lands) row.insertCell().textContent = count.get(a + b) || "";
  }
}

const tellings = (n) => [...document.querySelectorAll(".told")].filter((told) => told.dataset.events.split(" ").includes(String(n)));

function pick(n, jump) {
  current = n;
  for (const on of document.querySelectorAll(".on")) on.classList.remove("on");
  const row = $("e" + n), told = tellings(n);
  for (const node of [row, ...told]) node.classList.add("on");
  const target = jump && told.length ? told[0] : row;
  target.scrollIntoView({block: "center"});
  target.focus({preventScroll: true});
}

function step(by) {
  if (!shown.length) return;
  const order = rows.filter((row) => !row.hidden).map((row) => Number(row.dataset.n));
  const place = order.indexOf(current);
  pick(order[Math.max(0, Math.min(order.length - 1, place + by))], false);
}

$("filters").addEventListener("input", filter);
$("filters").addEventListener("reset", () => setTimeout(filter));
$("filters").addEventListener("submit", (event) => event.preventDefault());
for (const row of rows) row.addEventListener("click", () => pick(Number(row.dataset.n), true));
for (const told of document.querySelectorAll(".told")) told.addEventListener("click", () => pick(Number(told.dataset.events.split(" ")[0]), false));
for (const button of document.querySelectorAll("[data-sort]")) button.addEventListener("click", () => {
  const column = Number(button.dataset.sort), body = document.querySelector("#events tbody");
  const up = button.dataset.up = button.dataset.up === "1" ? "0" : "1";
  rows.sort((a, b) => a.cells[column].textContent.localeCompare(b.cells[column].textContent) * (up === "1" ? 1 : -1));
  body.append(...rows);
});
document.addEventListener("keydown", (event) => {
  const typing = event.target.matches("input, select");
  if (event.key === "Escape") { document.activeElement.blur(); if (current >= 0) pick(current, false); return; }
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/") { event.preventDefault(); $("q").focus(); }
  else if (event.key === "j") step(1);
  else if (event.key === "k") step(-1);
  else if (event.key === "Enter" && event.target.matches(".told, circle")) event.target.dispatchEvent(new MouseEvent("click"));
  else if (event.key === "Enter" && current >= 0) pick(current, true);
});
window.addEventListener("resize", drawTimeline);
filter();
