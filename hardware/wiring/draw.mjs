// Draws the wiring of each board: node hardware/wiring/draw.mjs. The tests hold the pins against firmware/Boards.
import { readFileSync, writeFileSync } from 'node:fs';

const here = new URL('.', import.meta.url);
const pitch = 17, top = 98, boardX = 90, boardWidth = 130, moduleX = 400, pixel = 1.5;
const wires = [
  { name: 'GND', colour: '#30343b' },
  { name: '3V3', colour: '#c62828' },
  { name: 'SCL', colour: '#b26a00' },
  { name: 'SDA', colour: '#1565c0' },
];

// Pins from the top, seen from the side with the chip. `use` gives the place of each wire: side and label.
const boards = [
  {
    file: 'esp32-devkit-v1', title: 'ESP32 DevKit v1 (30 pins)', usb: 'bottom', sda: 21, scl: 22, button: 0, boot: 'BOOT', picture: 'code',
    left: 'EN VP VN D34 D35 D32 D33 D25 D26 D27 D14 D12 D13 GND VIN'.split(' '),
    right: 'D23 D22 TX0 RX0 D21 D19 D18 D5 TX2 RX2 D4 D2 D15 GND 3V3'.split(' '),
    use: { GND: 'right GND', '3V3': 'right 3V3', SCL: 'right D22', SDA: 'right D21' },
  },
  {
    file: 'esp32-c3-super-mini', title: 'ESP32-C3 Super Mini', usb: 'top', sda: 5, scl: 6, button: 9, boot: 'BOOT', picture: 'code',
    left: '5 6 7 8 9 10 20 21'.split(' '),
    right: '5V G 3.3 4 3 2 1 0'.split(' '),
    use: { GND: 'right G', '3V3': 'right 3.3', SCL: 'left 6', SDA: 'left 5' },
  },
  {
    file: 'esp32-s3-devkitc', title: 'ESP32-S3-DevKitC-1', usb: 'top', sda: 8, scl: 9, button: 0, boot: 'BOOT', picture: 'code',
    left: 'G G 19 20 21 47 48 45 0 35 36 37 38 39 40 41 42 2 1 RX TX G'.split(' '),
    right: 'G 5V 14 13 12 11 10 9 46 3 8 18 17 16 15 7 6 5 4 RST 3V3 3V3'.split(' '),
    use: { GND: 'right G', '3V3': 'right 3V3', SCL: 'right 9', SDA: 'right 8' },
  },
  {
    file: 'heltec-wifi-lora-32-v2', title: 'Heltec WiFi LoRa 32 V2', sda: 4, scl: 15, reset: 16, button: 0, boot: 'PRG', picture: 'qr', onBoard: true,
  },
];

const text = (x, y, words, attributes = '') => `<text x="${x}" y="${y}" ${attributes}>${words}</text>`;
const box = (x, y, width, height, attributes) => `<rect x="${x}" y="${y}" width="${width}" height="${height}" ${attributes}/>`;

// The firmware's own picture, as the tests keep it: framed text, two rows in each line. A run of lit pixels is one piece of the path.
function glass(x, y, picture) {
  const lines = readFileSync(new URL(`../../tests/firmware/Screens/golden/128x64/${picture}.txt`, here), 'utf8').trimEnd().split('\n');
  const rows = lines.slice(1, -1).flatMap(line => ['▀', '▄'].map(half => line.slice(1, -1).replaceAll(half, '█')));
  let path = '';
  rows.forEach((row, line) => {
    for (const run of row.matchAll(/█+/g)) path += `M${run.index} ${line}h${run[0].length}v1h-${run[0].length}z`;
  });
  return box(x - 6, y - 6, 128 * pixel + 12, 64 * pixel + 12, 'rx="3" fill="#0b0d10"')
    + `<path transform="translate(${x} ${y}) scale(${pixel})" fill="#dff3ff" shape-rendering="crispEdges" d="${path}"/>`;
}

function socket(x, y) {
  return box(x - 17, y, 34, 20, 'rx="3" fill="#b8bec7" stroke="#6b7280"') + text(x, y + 14, 'USB', 'text-anchor="middle" font-size="10"');
}

function place(board, wire) {
  const [side, label] = board.use[wire.name].split(' ');
  const row = side === 'right' && wire.name === '3V3' ? board.right.lastIndexOf(label) : board[side].indexOf(label);
  return { side, row, y: top + 22 + row * pitch };
}

function pins(board, side) {
  const x = side === 'left' ? boardX + 8 : boardX + boardWidth - 8;
  return board[side].map((label, row) => {
    const wire = wires.find(w => place(board, w).side === side && place(board, w).row === row);
    const y = top + 22 + row * pitch;
    const at = side === 'left' ? x + 10 : x - 10;
    return `<circle cx="${x}" cy="${y}" r="4.5" fill="${wire ? wire.colour : '#d9c27a'}"${wire ? ' stroke="#ffffff"' : ''}/>`
      + text(at, y + 4, label, `font-size="10" fill="#ffffff" text-anchor="${side === 'left' ? 'start' : 'end'}"${wire ? ' font-weight="700"' : ''}`);
  }).join('\n');
}

// Lanes of their own, so that no wire lies on another: right pins go straight across, left ones over the board's top.
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
    return `<path d="${start}H${endX}V${endY}" fill="none" stroke="${wire.colour}" stroke-width="3" stroke-linejoin="round"/>`;
  }).join('\n');
}

function module(board, y) {
  const order = wires.map((wire, index) => {
    const x = moduleX + 30 + index * 45;
    return `<circle cx="${x}" cy="${y}" r="5" fill="${wire.colour}" stroke="#ffffff"/>` + text(x, y + 20, wire.name === '3V3' ? 'VCC' : wire.name, 'text-anchor="middle" fill="#ffffff" font-size="11"');
  });
  return box(moduleX, y - 14, 208, 150, 'rx="6" fill="#1f3b63"') + order.join('') + glass(moduleX + 8, y + 32, board.picture);
}

function legend(board, y) {
  const label = wire => board.use[wire.name].split(' ')[1];
  return wires.map((wire, index) => box(moduleX, y + index * 20 - 10, 12, 12, `rx="2" fill="${wire.colour}"`)
    + text(moduleX + 20, y + index * 20, `${wire.name === '3V3' ? 'VCC' : wire.name} to ${label(wire)}`
      + (wire.name === 'SDA' ? ` (GPIO ${board.sda})` : wire.name === 'SCL' ? ` (GPIO ${board.scl})` : ''))).join('\n');
}

function button(board) {
  return `Button: ${board.boot}, on the board (GPIO ${board.button})`;
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
    module(board, moduleY),
    wired(board, moduleY),
    legend(board, moduleY + 170),
    text(moduleX, moduleY + 254, button(board)),
    text(20, height - 16, 'What is printed beside a pin counts, not its place: makers move them, on the panel too.', 'font-size="12" fill="#4b5563"'),
  ]);
}

function withPanel(board) {
  const width = 400;
  return svg(board, 340, [
    box(100, 70, width, 170, 'rx="8" fill="#f4f5f7" stroke="#6b7280"'),
    socket(100, 145),
    glass(140, 104, board.picture),
    box(390, 90, 80, 130, 'rx="4" fill="#b8bec7" stroke="#6b7280"'),
    text(430, 160, 'ESP32, LoRa', 'text-anchor="middle" font-size="12"'),
    text(100, 270, `Nothing to wire. The panel is on SDA GPIO ${board.sda}, SCL GPIO ${board.scl}, reset GPIO ${board.reset}.`),
    text(100, 292, button(board)),
    text(100, 314, 'Screw an antenna on before LoRa is ever used; Pairing does not use it.', 'font-size="12" fill="#4b5563"'),
  ]);
}

function svg(board, height, parts) {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 680 ${height}" font-family="system-ui, sans-serif" font-size="14" fill="#1b1f24" role="img">
<title>${board.title}: SDA GPIO ${board.sda}, SCL GPIO ${board.scl}, button GPIO ${board.button}</title>
${box(0, 0, 680, height, 'rx="12" fill="#ffffff"')}
${text(20, 32, board.title, 'font-size="18" font-weight="700"')}
${parts.join('\n')}
</svg>
`;
}

for (const board of boards) writeFileSync(new URL(`${board.file}.svg`, here), board.onBoard ? withPanel(board) : wiring(board));
