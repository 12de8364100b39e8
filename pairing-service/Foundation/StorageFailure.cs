using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Pairing.Service.Foundation;

/// <summary>Distinguishes a database that is down, locked or broken from a bug.</summary>
public static class StorageFailure
{
    public static bool Is(Exception? failure) =>
        failure is DbException or DbUpdateException || (failure?.InnerException is { } inner && Is(inner));
}
