package org.backbone.runner.log;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.backbone.runner.data.LineFile;
import org.jspecify.annotations.Nullable;

/// One file of the journal, `calls-00000001.txt`: a line for each call, which is its id, its
/// function, its level, `failed` or `done`, and its JSON, with a tab between each.
final class JournalFile implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern NAME = Pattern.compile("calls-(\\d{8})\\.txt");
  private static final Pattern HEAD =
      Pattern.compile("([0-9a-f-]{1,64})\t(\\w+)\t(INFO|WARN|ERROR)\t(failed|done)\t(?=\\{)");
  private static final int LONGEST_HEAD = 256;

  private final Path path;
  private final int number;
  private final LineFile lines;

  private JournalFile(Path path, int number, LineFile lines) {
    this.path = path;
    this.number = number;
    this.lines = lines;
  }

  /// The files of a folder, oldest first.
  static List<Path> in(Path folder) throws IOException {
    var found = new ArrayList<Path>();
    try (var files = Files.newDirectoryStream(folder)) {
      files.forEach(found::add);
    }
    found.removeIf(file -> !NAME.matcher(file.getFileName().toString()).matches());
    found.sort(null);
    return found;
  }

  /// Opens a file that is there; a line that is none is left out.
  ///
  /// @param calls takes what it holds
  static JournalFile open(Path path, Consumer<CallMark> calls) throws IOException {
    var file = new JournalFile(path, number(path), LineFile.open(path));
    LineFile.forEach(path, (offset, line) -> file.mark(offset, line, calls));
    return file;
  }

  /// Begins the file after another; the first one if that is null.
  static JournalFile next(Path folder, @Nullable JournalFile before) throws IOException {
    var number = before == null ? 1 : before.number + 1;
    var path = folder.resolve("calls-%08d.txt".formatted(number));
    return new JournalFile(path, number, LineFile.open(path));
  }

  CallMark append(JournalEntry call) throws IOException {
    var head =
        "%s\t%s\t%s\t%s\t"
            .formatted(call.id(), call.function(), call.level(), call.failed() ? "failed" : "done");
    var json = JSON.writeValueAsString(call.json());
    var line = (head + json).getBytes(StandardCharsets.UTF_8);
    var offset = lines.append(line);
    return new CallMark(
        call.id(),
        call.function(),
        call.level(),
        call.failed(),
        this,
        offset + head.length(),
        line.length - head.length());
  }

  byte[] read(CallMark call) throws IOException {
    return lines.read(call.offset(), call.length());
  }

  long size() {
    return lines.size();
  }

  void delete() throws IOException {
    lines.close();
    Files.deleteIfExists(path);
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  private void mark(long offset, byte[] line, Consumer<CallMark> calls) {
    var begin = new String(line, 0, Math.min(line.length, LONGEST_HEAD), StandardCharsets.UTF_8);
    var head = HEAD.matcher(begin);
    if (head.lookingAt()) {
      calls.accept(
          new CallMark(
              head.group(1),
              head.group(2),
              Level.valueOf(head.group(3)),
              head.group(4).equals("failed"),
              this,
              offset + head.end(),
              line.length - head.end()));
    }
  }

  private static int number(Path path) {
    var name = NAME.matcher(path.getFileName().toString());
    if (!name.matches()) {
      throw new IllegalArgumentException(path + " is no file of the journal");
    }
    return Integer.parseInt(name.group(1));
  }
}
