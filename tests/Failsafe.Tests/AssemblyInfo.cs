// How the tests of this assembly run: two simulators at a time.
[assembly: Parallelize(Workers = 2, Scope = ExecutionScope.MethodLevel)]
