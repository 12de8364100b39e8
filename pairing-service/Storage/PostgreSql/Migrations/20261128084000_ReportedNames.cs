using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Pairing.Service.Storage.PostgreSql.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(PostgreSqlDb))]
    [Migration("20261128084000_ReportedNames")]
    public partial class ReportedNames : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsNameReported",
                table: "Devices",
                type: "boolean",
                nullable: false,
                defaultValue: true); // of an earlier name, no one knows who gave it
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "IsNameReported",
                table: "Devices");
        }
    }
}
