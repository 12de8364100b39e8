using System.Collections.Generic;

namespace nanoFramework.Json;

/// <summary>An object as it was written: a name may come twice.</summary>
internal sealed class JsonMembers : List<KeyValuePair<string, object?>>;
