package org.backbone.fuzz;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// A door with what a fuzzer has to know of it.
///
/// @param name names its corpus, `events/fuzz/corpus/<name>`
/// @param reads the classes of ours behind it that make sense of what comes
/// @param door makes it; nothing is started before it is asked for
/// @param seeds what a fuzzer begins with, beside the corpus
/// @param words what it is likely to get further with
public record Target(
    String name,
    Set<Class<?>> reads,
    Supplier<Door> door,
    Supplier<List<byte[]>> seeds,
    List<String> words) {
  /// A target that begins with texts.
  public static Target of(String name, Class<?> reads, Door door, String... seeds) {
    return of(name, Set.of(reads), () -> door, seeds);
  }

  /// A target with several classes behind it.
  public static Target of(String name, Set<Class<?>> reads, Supplier<Door> door, String... seeds) {
    return new Target(
        name, reads, door, () -> Arrays.stream(seeds).map(Inputs::bytes).toList(), List.of());
  }

  /// The same with these words.
  public Target with(String... known) {
    return new Target(name, reads, door, seeds, List.of(known));
  }

  @Override
  public String toString() {
    return name;
  }
}
