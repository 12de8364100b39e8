extern alias board;

// The linked files of tests/world use this name. Beside the service, the firmware's types need an alias.
global using IFlash = board::Pairing.Firmware.Core.Storage.IFlash;
