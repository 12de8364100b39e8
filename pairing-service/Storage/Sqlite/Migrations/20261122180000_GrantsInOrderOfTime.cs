using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Pairing.Service.Storage.Sqlite.Migrations
{
    /// <summary>
    /// Grants are stored in their primary key, which is in order of time (WITHOUT ROWID, which EF does not support), without
    /// another index. The rows are kept.
    /// </summary>
    [DbContext(typeof(SqliteDb))]
    [Migration("20261122180000_GrantsInOrderOfTime")]
    public partial class GrantsInOrderOfTime : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                CREATE TABLE "GrantsAnew" (
                    "Id" BLOB NOT NULL CONSTRAINT "PK_Grants" PRIMARY KEY,
                    "DeviceCodeHash" BLOB NOT NULL,
                    "UserCodeHash" BLOB NOT NULL,
                    "ClientId" TEXT NOT NULL,
                    "Scope" TEXT NOT NULL,
                    "DeviceName" TEXT NULL,
                    "DeviceModel" TEXT NULL,
                    "DeviceVersion" TEXT NULL,
                    "AskedFrom" TEXT NOT NULL,
                    "AskedAt" INTEGER NOT NULL,
                    "ExpiresAt" INTEGER NOT NULL,
                    "State" INTEGER NOT NULL,
                    "AccountId" TEXT NULL,
                    "DecidedAt" INTEGER NULL,
                    "DeviceId" TEXT NULL,
                    "Interval" INTEGER NOT NULL
                ) WITHOUT ROWID;
                INSERT INTO "GrantsAnew" SELECT
                    "Id", "DeviceCodeHash", "UserCodeHash", "ClientId", "Scope", "DeviceName", "DeviceModel", "DeviceVersion",
                    "AskedFrom", "AskedAt", "ExpiresAt", "State", "AccountId", "DecidedAt", "DeviceId", "Interval"
                FROM "Grants" ORDER BY "Id";
                DROP TABLE "Grants";
                ALTER TABLE "GrantsAnew" RENAME TO "Grants";
                """);
        }
    }
}
