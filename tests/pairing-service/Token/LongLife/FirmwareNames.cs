extern alias board;

// The linked files of tests/world use this name. Beside the service, the firmware needs an alias.
global using Firmware = board::Pairing.Firmware;
