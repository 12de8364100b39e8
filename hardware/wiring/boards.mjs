// The boards and panels as seen from above: for the wiring drawings (draw.mjs) and for the virtual board's page.
export const wires = [
  { name: 'GND', color: '#30343b' },
  { name: '3V3', color: '#c62828' },
  { name: 'SCL', color: '#b26a00' },
  { name: 'SDA', color: '#1565c0' },
];

// Pins from the top, seen from the side with the chip. `use` gives the place of each wire: side and label.
// `parts` are for the page: place and size in millimeters from the end with the USB socket.
export const boards = [
  {
    key: 'esp32-devkit', file: 'esp32-devkit-v1', title: 'ESP32 DevKit v1 (30 pins)',
    usb: 'bottom', sda: 21, scl: 22, button: 0, boot: 'BOOT', picture: 'code',
    left: 'EN VP VN D34 D35 D32 D33 D25 D26 D27 D14 D12 D13 GND VIN'.split(' '),
    right: 'D23 D22 TX0 RX0 D21 D19 D18 D5 TX2 RX2 D4 D2 D15 GND 3V3'.split(' '),
    use: { GND: 'right GND', '3V3': 'right 3V3', SCL: 'right D22', SDA: 'right D21' },
    parts: {
      size: [51.4, 28.3], holes: 1.5,
      usb: [{ at: [-0.9, 10.2], size: [5.7, 7.9] }],
      modules: [
        { at: [25.6, 5.15], size: [25.5, 18], can: [0.9, 1.1, 17, 15.8], words: ['ESP32', 'WROOM-32'], antenna: 'track' },
      ],
      chips: [{ at: [13.2, 11.6], size: [5, 5] }],
      reset: { at: [7, 5.6], name: 'EN' }, boot: { at: [7, 19.6] },
      power: { at: [14.6, 7.4], name: 'PWR', color: 'red' }, led: { at: [14.6, 20.9], name: 'D2', color: 'blue' },
    },
  },
  {
    key: 'esp32-c3-supermini', file: 'esp32-c3-super-mini', title: 'ESP32-C3 Super Mini',
    usb: 'top', sda: 5, scl: 6, button: 9, boot: 'BOOT', picture: 'code',
    left: '5 6 7 8 9 10 20 21'.split(' '),
    right: '5V G 3.3 4 3 2 1 0'.split(' '),
    use: { GND: 'right G', '3V3': 'right 3.3', SCL: 'left 6', SDA: 'left 5' },
    parts: {
      size: [22.5, 18], holes: 0,
      usb: [{ at: [-1.2, 4.5], size: [7.3, 9] }],
      chips: [{ at: [11.4, 6.5], size: [5, 5], words: 'C3' }],
      reset: { at: [7, 4.1], name: 'RST', size: [2.6, 2.2] }, boot: { at: [7, 11.7], size: [2.6, 2.2] },
      ceramic: { at: [18.9, 5.5], size: [2.2, 7] },
      power: { at: [17.4, 5.2], color: 'red' }, led: { at: [17.4, 12.8], color: 'blue' },
    },
  },
  {
    key: 'esp32-s3-devkit', file: 'esp32-s3-devkitc', title: 'ESP32-S3-DevKitC-1',
    usb: 'top', sda: 8, scl: 9, button: 0, boot: 'BOOT', picture: 'code',
    left: 'G G 19 20 21 47 48 45 0 35 36 37 38 39 40 41 42 2 1 RX TX G'.split(' '),
    right: 'G 5V 14 13 12 11 10 9 46 3 8 18 17 16 15 7 6 5 4 RST 3V3 3V3'.split(' '),
    use: { GND: 'right G', '3V3': 'right 3V3', SCL: 'right 9', SDA: 'right 8' },
    parts: {
      size: [63, 25.4], holes: 0,
      usb: [{ at: [-0.9, 4.1], size: [5.7, 7.9] }, { at: [-0.9, 13.4], size: [5.7, 7.9] }],
      modules: [
        { at: [37.2, 3.7], size: [25.5, 18], can: [0.9, 1.1, 17, 15.8], words: ['ESP32-S3', 'WROOM-1'], antenna: 'track' },
      ],
      chips: [{ at: [20, 15.2], size: [4, 4] }],
      reset: { at: [9.6, 5], name: 'RST' }, boot: { at: [9.6, 17] },
      power: { at: [19, 7.4], name: '3V3', color: 'red' },
    },
  },
  {
    key: 'heltec-v2', file: 'heltec-wifi-lora-32-v2', title: 'Heltec WiFi LoRa 32 V2',
    sda: 4, scl: 15, reset: 16, button: 0, boot: 'PRG', picture: 'qr', onBoard: true,
    parts: {
      size: [50.2, 25.5], holes: 0, bare: 18, white: true,
      usb: [{ at: [-0.9, 8.8], size: [5.7, 7.9] }],
      modules: [{ at: [40.4, 4], size: [7.6, 17.5], can: [0, 0, 7.6, 17.5], words: ['ESP32', 'LoRa'] }],
      reset: { at: [5.6, 4.2], name: 'RST', size: [3, 2.4] }, boot: { at: [5.6, 18.2], size: [3, 2.4] },
      power: { at: [2.2, 6.4], color: 'orange' }, led: { at: [2.2, 18.9], color: 'white' },
    },
  },
];

// In millimeters: pixel pitch, size of the module, its glass, the lit area's corner on it, the first pin, the step to the next.
export const panels = {
  'ssd1306-128x64': {
    pitch: 0.17, size: [27.3, 27.8], glass: [0.3, 4.3, 26.7, 19.3], lit: [2.78, 6.4],
    pins: [9.84, 1.65, 2.54, 0], hole: 3, ribbon: [8.15, 23.6, 11, 4.1],
  },
  'sh1106-128x64': {
    pitch: 0.23, size: [35.4, 33.5], glass: [0.45, 5.2, 34.5, 23], lit: [2.98, 8],
    pins: [13.89, 1.8, 2.54, 0], hole: 3, ribbon: [10.2, 28.2, 15, 4.4],
  },
  'ssd1306-128x32': {
    pitch: 0.175, size: [38, 12], glass: [5, 0.25, 30, 11.5], lit: [6.6, 2.5],
    pins: [1.7, 2.19, 0, 2.54], hole: 0, ribbon: [35, 1.9, 2.6, 8.2],
  },
  'ssd1306-72x40': {
    pitch: 0.128, size: [14, 14.6], glass: [1, 4, 12, 9.4], lit: [2.4, 5.4],
    pins: [3.19, 1.6, 2.54, 0], hole: 0, ribbon: [3.5, 13.4, 7, 1.2],
  },
};

// Where a wire leaves the board: its side, and its row from the top.
export function place(board, wire) {
  const [side, label] = board.use[wire.name].split(' ');
  return { side, row: side === 'right' && wire.name === '3V3' ? board.right.lastIndexOf(label) : board[side].indexOf(label) };
}
