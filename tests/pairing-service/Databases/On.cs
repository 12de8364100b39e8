namespace Pairing.Service.Tests.Databases;

/// <summary>The engine for a test. Storage must behave the same on both.</summary>
public enum On
{
    Sqlite,
    PostgreSql,
}
