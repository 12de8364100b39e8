using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Pairing.Service.Storage;

/// <summary>Tells a database that is not to be reached, locked or broken from a mistake in the program.</summary>
public static class StorageFailure
{
    public static bool Is(Exception? failure) =>
        failure is DbException or DbUpdateException || (failure?.InnerException is { } inner && Is(inner));
}
