using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Pairing.Service.Storage.PostgreSql.Migrations
{
    /// <summary>
    /// A device code contains the id of its grant. Older codes do not, so their grants can no longer be found and are deleted.
    /// A device that was waiting requests a new code. Paired devices stay paired.
    /// </summary>
    [DbContext(typeof(PostgreSqlDb))]
    [Migration("20261122150000_GrantsByTheirIds")]
    public partial class GrantsByTheirIds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "Grants");

            migrationBuilder.CreateTable(
                name: "Grants",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DeviceCodeHash = table.Column<byte[]>(type: "bytea", nullable: false),
                    UserCodeHash = table.Column<byte[]>(type: "bytea", nullable: false),
                    ClientId = table.Column<string>(type: "text", nullable: false),
                    Scope = table.Column<string>(type: "text", nullable: false),
                    DeviceName = table.Column<string>(type: "text", nullable: true),
                    DeviceModel = table.Column<string>(type: "text", nullable: true),
                    DeviceVersion = table.Column<string>(type: "text", nullable: true),
                    AskedFrom = table.Column<string>(type: "text", nullable: false),
                    AskedNetwork = table.Column<string>(type: "text", nullable: false),
                    AskedAt = table.Column<long>(type: "bigint", nullable: false),
                    ExpiresAt = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    AccountId = table.Column<string>(type: "text", nullable: true),
                    DecidedAt = table.Column<long>(type: "bigint", nullable: true),
                    DeviceId = table.Column<Guid>(type: "uuid", nullable: true),
                    Interval = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Grants", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Grants_AskedNetwork_AskedAt",
                table: "Grants",
                columns: new[] { "AskedNetwork", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Grants_DecidedAt",
                table: "Grants",
                column: "DecidedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Grants_ExpiresAt_State",
                table: "Grants",
                columns: new[] { "ExpiresAt", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Grants_UserCodeHash",
                table: "Grants",
                column: "UserCodeHash",
                unique: true);
        }
    }
}
