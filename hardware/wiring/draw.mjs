// Draws the wiring of each board: node hardware/wiring/draw.mjs. The tests compare the pins with firmware/Boards.
import { readFileSync, writeFileSync } from 'node:fs';
import { boards, place as placeOf, wires } from './boards.mjs';

const here = new URL('.', import.meta.url);
const pitch = 17, top = 98, boardX = 90, boardWidth = 130, moduleX = 400, pixel = 1.5;
const text = (x, y, words, attributes = '') => `<text x="${x}" y="${y}" ${attributes}>${words}</text>`;
const note = (x, y, words) => text(x, y, words, 'font-size="12" fill="#4b5563"');
const box = (x, y, width, height, attributes) => `<rect x="${x}" y="${y}" width="${width}" height="${height}" ${attributes}/>`;

// The firmware's own picture from the tests: framed text, two rows in each line. A run of lit pixels is one piece of the path.
function glass(x, y, picture) {
  const file = new URL(`../../tests/firmware/Screens/golden/128x64/${picture}.txt`, here);
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  const rows = lines.slice(1, -1).flatMap(line => ['▀', '▄'].map(half => line.slice(1, -1).replaceAll(half, '█')));
  let path = '';
  rows.forEach((row, line) => {
    for (const run of row.matchAll(/█+/g)) path += `M${run.index} ${line}h${run[0].length}v1h-${run[0].length}z`;
  });
  return box(x - 6, y - 6, 128 * pixel + 12, 64 * pixel + 12, 'rx="3" fill="#0b0d10"')
    + `<path transform="translate(${x} ${y}) scale(${pixel})" fill="#dff3ff" shape-rendering="crispEdges" d="${path}"/>`;
}

function socket(x, y) {
  return box(x - 17, y, 34, 20, 'rx="3" fill="#b8bec7" stroke="#6b7280"')
    + text(x, y + 14, 'USB', 'text-anchor="middle" font-size="10"');
}

function place(board, wire) {
  const { side, row } = placeOf(board, wire);
  return { side, row, y: top + 22 + row * pitch };
}

function pins(board, side) {
  const x = side === 'left' ? boardX + 8 : boardX + boardWidth - 8;
  return board[side].map((label, row) => {
    const wire = wires.find(w => place(board, w).side === side && place(board, w).row === row);
    const y = top + 22 + row * pitch;
    const at = side === 'left' ? x + 10 : x - 10;
    const weight = wire ? ' font-weight="700"' : '';
    return `<circle cx="${x}" cy="${y}" r="4.5" fill="${wire ? wire.color : '#d9c27a'}"${wire ? ' stroke="#ffffff"' : ''}/>`
      + text(at, y + 4, label, `font-size="10" fill="#ffffff" text-anchor="${side === 'left' ? 'start' : 'end'}"${weight}`);
  }).join('\n');
}

// Each wire has its own lane, so that none covers another: right pins go straight across, left pins above the board.
function wired(board, moduleY) {
  const right = wires.filter(w => place(board, w).side === 'right').sort((a, b) => place(board, a).y - place(board, b).y);
  const left = wires.filter(w => place(board, w).side === 'left');
  return wires.map((wire, index) => {
    const { side, y } = place(board, wire);
    const endX = moduleX + 30 + index * 45, endY = moduleY;
    const over = moduleY - 20 - index * 9; // above the module, the first wire lowest
    const lane = boardX + boardWidth + 26 + 14 * (side === 'right' ? right.indexOf(wire) : 0);
    const start = side === 'right'
      ? `M${boardX + boardWidth - 8} ${y}H${lane}V${over}`
      : `M${boardX + 8} ${y}H${boardX - 16 - 12 * left.indexOf(wire)}V${over}`;
    return `<path d="${start}H${endX}V${endY}" fill="none" stroke="${wire.color}" stroke-width="3" stroke-linejoin="round"/>`;
  }).join('\n');
}

function nameOnPanel(wire) {
  return wire.name === '3V3' ? 'VCC' : wire.name;
}

function module(board, y) {
  const order = wires.map((wire, index) => {
    const x = moduleX + 30 + index * 45;
    return `<circle cx="${x}" cy="${y}" r="5" fill="${wire.color}" stroke="#ffffff"/>`
      + text(x, y + 20, nameOnPanel(wire), 'text-anchor="middle" fill="#ffffff" font-size="11"');
  });
  return box(moduleX, y - 14, 208, 150, 'rx="6" fill="#1f3b63"') + order.join('') + glass(moduleX + 8, y + 32, board.picture);
}

function legend(board, y) {
  const label = wire => board.use[wire.name].split(' ')[1];
  return wires.map((wire, index) => box(moduleX, y + index * 20 - 10, 12, 12, `rx="2" fill="${wire.color}"`)
    + text(moduleX + 20, y + index * 20, `${nameOnPanel(wire)} to ${label(wire)}`
      + (wire.name === 'SDA' ? ` (GPIO ${board.sda})` : wire.name === 'SCL' ? ` (GPIO ${board.scl})` : ''))).join('\n');
}

function button(board) {
  return `Button: ${board.boot}, on the board (GPIO ${board.button})`;
}

function restart(board) {
  return `${resetName(board)} restarts the board`;
}

function resetName(board) {
  return board.parts.reset.name ?? 'RST';
}

// The firmware's button stands out, because that is the one to press.
function pushButton(x, y, name, isOurs, ink = '#ffffff') {
  const edge = isOurs ? '#f59e0b' : '#9aa1ab';
  return box(x - 7, y - 7, 14, 14, `rx="2" fill="#d1d5db" stroke="${edge}" stroke-width="${isOurs ? 3 : 1}"`)
    + `<circle cx="${x}" cy="${y}" r="3.5" fill="#374151"/>`
    + text(x, y + 18, name, `font-size="8" font-weight="700" fill="${ink}" text-anchor="middle"`);
}

// At their true distance from the USB socket and on their true sides, but between the labels of the pins.
function buttons(board, height) {
  const { size, reset, boot } = board.parts;
  const y = part => top + height * (board.usb === 'top' ? part.at[0] / size[0] : 1 - part.at[0] / size[0]);
  const isLeft = part => (part.at[1] < size[1] / 2) === (board.usb === 'bottom');
  const x = part => boardX + boardWidth / 2 + (part === boot ? 9 : 14) * (isLeft(part) ? -1 : 1);
  return pushButton(x(reset), y(reset), resetName(board), false) + pushButton(x(boot), y(boot), board.boot, true);
}

function wiring(board) {
  const height = Math.max(top + board.left.length * pitch + 90, 420);
  const boardHeight = board.left.length * pitch + 28;
  const moduleY = top + 8;
  const usbY = board.usb === 'top' ? top - 10 : top + boardHeight - 10;
  return svg(board, height, [
    box(boardX, top, boardWidth, boardHeight, 'rx="8" fill="#22262d"'),
    socket(boardX + boardWidth / 2, usbY),
    pins(board, 'left'), pins(board, 'right'),
    buttons(board, boardHeight),
    module(board, moduleY),
    wired(board, moduleY),
    legend(board, moduleY + 170),
    text(moduleX, moduleY + 254, button(board)),
    text(moduleX, moduleY + 274, restart(board)),
    note(20, height - 16, 'Go by the label of a pin, not by its place: makers change the order, on the panel too.'),
  ]);
}

function withPanel(board) {
  const width = 400;
  return svg(board, 340, [
    box(100, 70, width, 170, 'rx="8" fill="#f4f5f7" stroke="#6b7280"'),
    socket(100, 145),
    pushButton(118, 98, resetName(board), false, '#1b1f24'), pushButton(118, 198, board.boot, true, '#1b1f24'),
    glass(140, 104, board.picture),
    box(390, 90, 80, 130, 'rx="4" fill="#b8bec7" stroke="#6b7280"'),
    text(430, 160, 'ESP32, LoRa', 'text-anchor="middle" font-size="12"'),
    text(100, 270, `Nothing to wire. The panel is on SDA GPIO ${board.sda}, SCL GPIO ${board.scl}, reset GPIO ${board.reset}.`),
    text(100, 292, `${button(board)}. ${restart(board)}.`),
    note(100, 314, 'Pairing does not use LoRa. Attach an antenna before you use LoRa for something else.'),
  ]);
}

function svg(board, height, parts) {
  const style = 'font-family="system-ui, sans-serif" font-size="14" fill="#1b1f24" role="img"';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 680 ${height}" ${style}>
<title>${board.title}: SDA GPIO ${board.sda}, SCL GPIO ${board.scl}, button GPIO ${board.button}</title>
${box(0, 0, 680, height, 'rx="12" fill="#ffffff"')}
${text(20, 32, board.title, 'font-size="18" font-weight="700"')}
${parts.join('\n')}
</svg>
`;
}

for (const board of boards) writeFileSync(new URL(`${board.file}.svg`, here), board.onBoard ? withPanel(board) : wiring(board));
