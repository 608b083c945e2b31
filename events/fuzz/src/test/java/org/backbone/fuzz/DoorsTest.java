package org.backbone.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each door is opened with its seeds, with what its corpus keeps, and with some changes to them.
/// `bench/fuzz` goes on from there with Jazzer.
class DoorsTest {
  private static final int CHANGES = 150;
  private static final int LONGEST_SHOWN = 2_000;

  static List<Target> targets() {
    return Targets.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("targets")
  void standsWhateverComesThrough(Target target) throws IOException {
    var seed = System.nanoTime();
    var random = new SplittableRandom(seed);
    var door = new Bounded(target.door().get());
    var known = new ArrayList<>(target.seeds().get());
    known.addAll(Inputs.corpus(target.name()));
    for (var input : known) {
      open(door, target, "a seed, or of the corpus", input);
    }
    for (var i = 0; i < CHANGES; i++) {
      var original = known.get(random.nextInt(known.size()));
      open(
          door,
          target,
          "seed %d, change %d".formatted(seed, i),
          changed(original, target.words(), random));
    }
  }

  private static void open(Door door, Target target, String which, byte[] input)
      throws IOException {
    try {
      door.open(input);
    } catch (RuntimeException | AssertionError e) {
      var shown = Arrays.copyOf(input, Math.min(input.length, LONGEST_SHOWN));
      throw new AssertionError(
          "%s, %s: %s (%s)"
              .formatted(target, which, Inputs.text(shown), HexFormat.of().formatHex(shown)),
          e);
    }
  }

  private static byte[] changed(byte[] original, List<String> words, SplittableRandom random) {
    var bytes = original;
    for (var change = random.nextInt(1, 5); change > 0; change--) {
      var at = random.nextInt(bytes.length + 1);
      var to = Math.min(bytes.length, at + random.nextInt(40));
      bytes =
          switch (random.nextInt(6)) {
            case 0 -> joined(bytes, at, word(words, random), at);
            case 1 -> joined(bytes, at, word(words, random), to);
            case 2 -> joined(bytes, at, new byte[0], to);
            case 3 -> joined(bytes, at, Arrays.copyOfRange(bytes, at, to), at);
            case 4 -> joined(bytes, at, new byte[] {(byte) random.nextInt(256)}, to);
            default -> Arrays.copyOf(bytes, at);
          };
    }
    return bytes;
  }

  private static byte[] word(List<String> words, SplittableRandom random) {
    return words.isEmpty()
        ? new byte[] {(byte) random.nextInt(256)}
        : Inputs.bytes(words.get(random.nextInt(words.size())));
  }

  private static byte[] joined(byte[] bytes, int until, byte[] middle, int from) {
    var out = new ByteArrayOutputStream();
    out.write(bytes, 0, until);
    out.writeBytes(middle);
    out.write(bytes, from, bytes.length - from);
    return out.toByteArray();
  }
}
