// Draws the board, the panel's module and the wires between them, by the data of hardware/wiring/boards.mjs.
import { boards, panels, place, wires } from "./wiring.js";

const pinPitch = 2.54;
const pinsFromEdge = 1.3;
const $ = id => document.getElementById(id);

export const boardOf = key => boards.find(board => board.key === key);
// A board that carries its panel has the glass that it has, whatever is said to be on it.
export const panelOf = (board, name) => panels[board.onBoard ? "ssd1306-128x64" : name];

function add(parent, tag, attributes, words) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) {
    element.setAttribute(name, value);
  }
  element.textContent = words ?? "";
  parent.append(element);
  return element;
}

const box = (parent, [x, y], [width, height], attributes) => add(parent, "rect", { x, y, width, height, ...attributes });
const label = (parent, x, y, size, words, attributes) =>
  add(parent, "text", { x, y, "font-size": size, "text-anchor": "middle", "dominant-baseline": "central", ...attributes }, words);

// The board lies on its left side: what was its top is at the right, its right pins are below, towards the panel.
export function drawBoard(svg, board) {
  const { parts } = board;
  const [length, width] = parts.size;
  const put = ({ at: [x, y], size: [w, h] }) => [board.usb === "top" ? length - x - w : x, y];
  svg.replaceChildren();
  svg.setAttribute("viewBox", `-1.4 -0.2 ${length + 2.8} ${width + 0.4}`);
  svg.classList.toggle("pale", parts.white === true);
  box(svg, [0, 0], parts.size, { class: "pcb", rx: 1 });
  for (const x of parts.holes ? [2.6, length - 2.6] : []) {
    add(svg, "circle", { cx: x, cy: 2.6, r: parts.holes, class: "drilled" });
    add(svg, "circle", { cx: x, cy: width - 2.6, r: parts.holes, class: "drilled" });
  }
  drawPins(svg, board);
  for (const module of parts.modules ?? []) {
    drawModule(svg, put(module), module, board.usb === "top");
  }
  for (const chip of parts.chips ?? []) {
    const at = put(chip);
    box(svg, at, chip.size, { class: "chip", rx: 0.3 });
    label(svg, at[0] + chip.size[0] / 2, at[1] + chip.size[1] / 2, 1.5, chip.words, { class: "print" });
  }
  if (parts.ceramic) {
    box(svg, put(parts.ceramic), parts.ceramic.size, { class: "ceramic", rx: 0.2 });
  }
  for (const usb of parts.usb) {
    box(svg, put(usb), usb.size, { class: "socket", rx: 0.5 });
  }
  drawKey(svg, "en", put, parts.reset, width);
  drawKey(svg, "boot", put, { name: board.boot, ...parts.boot }, width);
  drawLight(svg, "power-led", put, parts.power);
  drawLight(svg, "led", put, parts.led);
}

function drawPins(svg, board) {
  const [length, width] = board.parts.size;
  const used = board.use ? wires.map(wire => ({ ...wire, ...place(board, wire) })) : [];
  for (const side of ["left", "right"]) {
    const names = board[side] ?? Array(board.parts.bare).fill("");
    const y = side === "right" ? width - pinsFromEdge : pinsFromEdge;
    names.forEach((name, row) => {
      const wire = used.find(w => w.side === side && w.row === row);
      const cx = length / 2 + ((names.length - 1) / 2 - row) * pinPitch;
      add(svg, "circle", { cx, cy: y, r: 0.8, class: "pin" });
      add(svg, "circle", { cx, cy: y, r: 0.4, class: "drill", ...(wire ? { "data-wire": wire.name, "data-pin": name } : {}) });
      label(svg, cx, side === "right" ? y - 1.7 : y + 1.7, 1.15, name, { class: wire ? "print used" : "print" });
    });
  }
}

function drawModule(svg, [x, y], { size: [w, h], can: [inset, top, canWidth, canHeight], words, antenna }, isFlipped) {
  box(svg, [x, y], [w, h], { class: "module", rx: 0.3 });
  const canX = isFlipped ? x + w - inset - canWidth : x + inset;
  box(svg, [canX, y + top], [canWidth, canHeight], { class: "can", rx: 0.4 });
  const size = Math.min(3, canWidth / 4);
  label(svg, canX + canWidth / 2, y + top + canHeight / 2 - size * 0.6, size, words[0], { class: "etched" });
  label(svg, canX + canWidth / 2, y + top + canHeight / 2 + size * 0.6, size * 0.6, words[1], { class: "etched" });
  if (antenna === "track") {
    const left = isFlipped ? x + 1 : x + w - 6, bottom = y + h - 1.4;
    add(svg, "path", { class: "track", d: `M${left} ${bottom}V${y + 1.4}h5v3h-3.4v3h3.4v3h-3.4v3h3.4v3` });
  }
}

function drawKey(svg, id, put, part, width) {
  const size = part.size ?? [3.8, 3.2];
  const [x, y] = put({ at: part.at, size });
  const isAbove = y < width / 2;
  const key = add(svg, "g", { id, class: "key" });
  box(key, [x, y], size, { rx: 0.35 });
  add(key, "circle", { cx: x + size[0] / 2, cy: y + size[1] / 2, r: Math.min(...size) * 0.34 });
  label(svg, x + size[0] / 2, isAbove ? y + size[1] + 0.9 : y - 0.9, 1.15, part.name, { class: "print" });
}

function drawLight(svg, id, put, part) {
  if (part) {
    const [x, y] = put({ at: part.at, size: [0, 0] });
    add(svg, "circle", { id, class: `led ${part.color}`, cx: x, cy: y, r: 0.6 });
    label(svg, x, y + 1.5, 1.15, part.name, { class: "print" });
  }
}

// The module of the panel; on a board that carries its panel, the bare glass.
export function drawPanel(svg, panel, isOnBoard) {
  const [x, y, width, height] = panel.glass;
  svg.replaceChildren();
  svg.setAttribute("viewBox", isOnBoard ? panel.glass.join(" ") : `0 0 ${panel.size.join(" ")}`);
  if (!isOnBoard) {
    const [moduleWidth, moduleHeight] = panel.size;
    box(svg, [0, 0], panel.size, { class: "blue", rx: 0.6 });
    for (const cx of panel.hole ? [2, moduleWidth - 2] : []) {
      add(svg, "circle", { cx, cy: 2, r: panel.hole / 2, class: "drilled" });
      add(svg, "circle", { cx, cy: moduleHeight - 2, r: panel.hole / 2, class: "drilled" });
    }
    box(svg, panel.ribbon.slice(0, 2), panel.ribbon.slice(2), { class: "ribbon", rx: 0.3 });
    const [pinX, pinY, right, down] = panel.pins;
    wires.forEach((wire, i) => {
      const cx = pinX + i * right, cy = pinY + i * down;
      add(svg, "circle", { cx, cy, r: 0.8, class: "pin" });
      add(svg, "circle", { cx, cy, r: 0.4, class: "drill", "data-wire": wire.name });
      label(svg, right ? cx : cx + 1.9, right ? cy + 1.6 : cy, 0.8, wire.name === "3V3" ? "VCC" : wire.name, { class: "print" });
    });
  }
  box(svg, [x, y], [width, height], { class: "glass", rx: 0.3 });
}

// From pin to pin as both stand on the page now.
export function drawWires(svg, board) {
  svg.replaceChildren();
  if (board.onBoard) {
    return;
  }
  const bench = svg.getBoundingClientRect();
  const inBench = element => {
    const { left, right, top, bottom, width, height } = element.getBoundingClientRect();
    return {
      left: left - bench.left, right: right - bench.left, top: top - bench.top, bottom: bottom - bench.top,
      x: left + width / 2 - bench.left, y: top + height / 2 - bench.top,
    };
  };
  const table = inBench($("devkit")), module = inBench($("module"));
  const isColumn = module.right - module.left > 2 * (module.bottom - module.top); // the low module has its pins at its left
  const far = wires.filter(wire => place(board, wire).side === "left");
  wires.forEach((wire, i) => {
    const pin = name => inBench($(name).querySelector(`[data-wire="${wire.name}"]`));
    const start = pin("devkit"), end = pin("module");
    const points = [start];
    if (far.includes(wire)) { // from the far row round the board
      const turn = 6 * far.indexOf(wire);
      const over = Math.max(4, table.top - 6 - turn), lane = Math.min(bench.width - 4, table.right + 10 + turn);
      points.push({ x: start.x, y: over }, { x: lane, y: over }, { x: lane, y: table.bottom + 6 });
    }
    const from = points.at(-1);
    if (isColumn) { // to its pins from outside, so that none lies over the glass
      const level = table.bottom + 6 + 6 * (wires.length - i), lane = Math.max(3, module.left - 8 - 6 * i);
      points.push({ x: from.x, y: level }, { x: lane, y: level }, { x: lane, y: end.y }, end);
    }
    const reach = (end.y - from.y) * 0.7;
    const d = line(points) + (isColumn ? "" : `C${from.x} ${from.y + reach} ${end.x} ${end.y - reach} ${end.x} ${end.y}`);
    add(svg, "path", { class: "rim", d });
    add(svg, "path", { stroke: wire.color, d });
  });
}

// From point to point, the corners rounded.
function line(points) {
  const towards = (a, b, by) => {
    const share = Math.min(0.5, by / (Math.hypot(b.x - a.x, b.y - a.y) || 1));
    return `${a.x + (b.x - a.x) * share} ${a.y + (b.y - a.y) * share}`;
  };
  return points.map((point, i) => i === 0 ? `M${point.x} ${point.y}`
    : i === points.length - 1 ? `L${point.x} ${point.y}`
    : `L${towards(point, points[i - 1], 8)}Q${point.x} ${point.y} ${towards(point, points[i + 1], 8)}`).join("");
}
