namespace Pairing.Service.Tests.Databases;

/// <summary>The engine that a test runs on: what storage does has to hold on both.</summary>
public enum On
{
    Sqlite,
    PostgreSql,
}
