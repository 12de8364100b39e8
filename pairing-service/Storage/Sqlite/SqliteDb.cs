using Microsoft.EntityFrameworkCore;

namespace Pairing.Service.Storage.Sqlite;

/// <summary>The model on SQLite; a type of its own, so that its migrations are told from PostgreSQL's.</summary>
public sealed class SqliteDb(DbContextOptions<SqliteDb> options) : PairingDb(options);
