package org.backbone.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/// Writes for each target a folder of seeds and a dictionary, as libFuzzer reads them:
/// `WriteSeeds FOLDER` makes `FOLDER/<target>/seeds/` and `FOLDER/<target>/words`.
final class WriteSeeds {
  private WriteSeeds() {}

  public static void main(String[] arguments) throws IOException {
    for (var target : Targets.all()) {
      var folder = Path.of(arguments[0]).resolve(target.name());
      var seeds = Files.createDirectories(folder.resolve("seeds"));
      var number = 0;
      for (var seed : target.seeds().get()) {
        number++;
        Files.write(seeds.resolve("seed-" + number), seed);
      }
      var words = new ArrayList<String>();
      target.words().forEach(word -> words.add(quoted(word)));
      Files.write(folder.resolve("words"), words);
    }
  }

  private static String quoted(String word) {
    var quoted = new StringBuilder("\"");
    for (var each : word.getBytes(StandardCharsets.UTF_8)) {
      var isPlain = each > ' ' && each < '~' && each != '"' && each != '\\';
      quoted.append(isPlain ? Character.toString(each) : "\\x%02X".formatted(each & 0xFF));
    }
    return quoted.append('"').toString();
  }
}
