package org.backbone.testkit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A language that nobody translated to, `xx`: English with its vowels accented, written from right
/// to left. It is made of new files alone, laid before the class path of another JVM.
public final class ThirdLanguage {
  /// Its tag.
  public static final String TAG = "xx";

  private static final Pattern KEPT = Pattern.compile("\\{\\w+}|<[^>]*>|&\\w+;");
  private static final String VOWELS = "aeiouAEIOU";
  private static final String ACCENTED = "àèìòùÀÈÌÒÙ";

  private ThirdLanguage() {}

  /// What an English sentence is in it; arguments and markup stay what they are.
  public static String accented(String english) {
    var text = new StringBuilder();
    var kept = KEPT.matcher(english);
    int at = 0;
    while (kept.find()) {
      text.append(vowels(english.substring(at, kept.start()))).append(kept.group());
      at = kept.end();
    }
    return text.append(vowels(english.substring(at))).toString();
  }

  /// What `main` prints where the language is there: every module's words that lie on the class
  /// path, accented, in `folder`.
  public static String said(Class<?> main, Path folder, String... arguments)
      throws IOException, InterruptedException {
    write(folder);
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Dstdout.encoding=UTF-8",
                "-cp",
                folder + File.pathSeparator + System.getProperty("java.class.path"),
                main.getName()));
    command.addAll(List.of(arguments));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }

  private static void write(Path folder) throws IOException {
    var words = Files.createDirectories(folder.resolve("words"));
    Files.writeString(
        words.resolve("languages.properties"), TAG + " = " + accented("Third") + ", en-US, rtl\n");
    for (var entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      var path = Path.of(entry);
      if (Files.isDirectory(path)) {
        accent(path.resolve("words"), words);
      } else if (entry.endsWith(".jar") && Files.exists(path)) {
        try (var jar = FileSystems.newFileSystem(path)) {
          accent(jar.getPath("words"), words);
        }
      }
    }
  }

  private static void accent(Path from, Path to) throws IOException {
    if (!Files.isDirectory(from)) {
      return;
    }
    try (Stream<Path> files = Files.list(from)) {
      files
          .filter(file -> file.toString().endsWith("_en.properties"))
          .forEach(
              file ->
                  accentFile(
                      file,
                      to.resolve(file.getFileName().toString().replace("_en.", "_" + TAG + "."))));
    }
  }

  private static void accentFile(Path english, Path target) {
    var words = new Properties();
    try (var reader = Files.newBufferedReader(english);
        var writer = Files.newBufferedWriter(target)) {
      words.load(reader);
      words.replaceAll((_, value) -> accented((String) value));
      words.store(writer, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String vowels(String text) {
    var accented = new StringBuilder();
    text.chars()
        .map(c -> VOWELS.indexOf(c) < 0 ? c : ACCENTED.charAt(VOWELS.indexOf(c)))
        .forEach(c -> accented.append((char) c));
    return accented.toString();
  }
}
