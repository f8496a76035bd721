// How the tests of this assembly run, and who else counts instructions.
using System.Runtime.CompilerServices;

[assembly: Parallelize(Scope = ExecutionScope.MethodLevel)]
[assembly: InternalsVisibleTo("Pen.Benchmarks")]
