package org.backbone.runner.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;

/// Compiles a function from its source and zips it, where a template beside it expects the zip.
public final class ZipWorkshop {
  private final Path root;

  public ZipWorkshop(Path root) {
    this.root = root;
  }

  /// Writes `functions/NAME/target/NAME.zip` with one handler, `fn.Handler`.
  public Path zip(String name, String source) throws IOException {
    var work = Files.createTempDirectory(root, "compile");
    var file = Files.createDirectories(work.resolve("fn")).resolve("Handler.java");
    Files.writeString(file, source);
    var classes = Files.createDirectory(work.resolve("classes"));
    var compiler = ToolProvider.getSystemJavaCompiler();
    int problems =
        compiler.run(
            null,
            null,
            null,
            "-d",
            classes.toString(),
            "-cp",
            System.getProperty("java.class.path"),
            file.toString());
    if (problems != 0) {
      throw new IOException("the handler does not compile");
    }
    var zip = root.resolve("functions/" + name + "/target/" + name + ".zip");
    Files.createDirectories(zip.getParent());
    var unfinished = root.resolve(name + ".tmp");
    try (var out = new ZipOutputStream(Files.newOutputStream(unfinished));
        var all = Files.walk(classes)) {
      for (var path : all.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new ZipEntry(classes.relativize(path).toString()));
        Files.copy(path, out);
      }
    }
    Files.move(unfinished, zip, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    return zip;
  }

  /// Writes a template with these functions, all alike.
  public Path template(String... names) throws IOException {
    var lines = new ArrayList<>(List.of("Resources:"));
    for (var name : names) {
      lines.addAll(
          """
            %s:
              Type: AWS::Serverless::Function
              Properties:
                Runtime: java25
                CodeUri: functions/%s/target/%s.zip
                Handler: fn.Handler::handleRequest
                Timeout: 2
                Environment:
                  Variables:
                    GREETING: good day
          """
              .formatted(name, name, name)
              .lines()
              .toList());
    }
    return Files.write(root.resolve("template.yaml"), lines);
  }
}
