extern alias host;

// The stand-ins hide these types of .NET from the whole assembly, as they must for the firmware.
// The emulator itself runs on the host, and says so.
global using HostAutoResetEvent = host::System.Threading.AutoResetEvent;
global using HostCancellation = host::System.Threading.CancellationTokenSource;
global using HostCertificate = host::System.Security.Cryptography.X509Certificates.X509Certificate2;
global using HostCertificates = host::System.Security.Cryptography.X509Certificates.X509Certificate2Collection;
global using HostConsole = host::System.Console;
global using HostDateTime = host::System.DateTime;
global using HostDirectory = host::System.IO.Directory;
global using HostEnvironment = host::System.Environment;
global using HostFile = host::System.IO.File;
global using HostManualResetEvent = host::System.Threading.ManualResetEvent;
global using HostSocket = host::System.Net.Sockets.Socket;
global using HostSocketException = host::System.Net.Sockets.SocketException;
global using HostSslProtocols = host::System.Security.Authentication.SslProtocols;
global using HostSslStream = host::System.Net.Security.SslStream;
global using HostThread = host::System.Threading.Thread;
global using HostUri = host::System.Uri;
global using HostWaitHandle = host::System.Threading.WaitHandle;
