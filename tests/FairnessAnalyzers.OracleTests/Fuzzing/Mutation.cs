using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;

namespace FairnessAnalyzers.OracleTests.Fuzzing;

/// <summary>Small ways to break a program, token by token: what an editor shows while somebody types, cuts and pastes.</summary>
internal static class Mutation
{
    /// <summary>One variant of a program and how it came about.</summary>
    internal static (string Text, string How) Of(string source, Random random)
    {
        var tokens = SyntaxFactory.ParseTokens(source).Select(token => token.ToFullString()).ToList();
        if (random.Next(4) == 0)
        {
            var kept = random.Next(tokens.Count);
            return (string.Concat(tokens.Take(kept)), $"cut after {kept} tokens");
        }

        var changes = new List<string>();
        for (var left = 1 + random.Next(4); left > 0; left--)
        {
            var at = random.Next(tokens.Count);
            switch (random.Next(4))
            {
                case 0:
                    changes.Add($"token {at} deleted");
                    tokens.RemoveAt(at);
                    break;
                case 1:
                    changes.Add($"token {at} twice");
                    tokens.Insert(at, tokens[at]);
                    break;
                case 2:
                    var other = Math.Min(tokens.Count - 1, at + 1 + random.Next(6));
                    changes.Add($"tokens {at} and {other} swapped");
                    (tokens[at], tokens[other]) = (tokens[other], tokens[at]);
                    break;
                default:
                    other = random.Next(tokens.Count);
                    changes.Add($"token {at} is token {other}");
                    tokens[at] = tokens[other];
                    break;
            }
        }

        return (string.Concat(tokens), string.Join(", ", changes));
    }
}
