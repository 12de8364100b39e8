using Microsoft.EntityFrameworkCore;

namespace Pairing.Service.Storage.PostgreSql;

/// <summary>The model on PostgreSQL; a type of its own, so that its migrations are told from SQLite's.</summary>
public sealed class PostgreSqlDb(DbContextOptions<PostgreSqlDb> options) : PairingDb(options);
