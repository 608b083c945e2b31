package org.backbone.runner.faults;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.backbone.template.LambdaFunction;
import org.backbone.template.Repository;
import org.backbone.template.Template;

/// A checkout in which each function's zip has the engine's end of the line beside its own classes.
final class FaultyZips {
  private static final String INSIDE = "org/backbone/runner/faults/inside/";
  private static final List<String> CLASSES =
      List.of(
          "FaultLine",
          "VirtualClock",
          "Crash",
          "FaultInterceptor",
          "NeedInterceptor",
          "CostInterceptor");

  private FaultyZips() {}

  /// Makes the folder: the template as it is but for the time that a person waits, for beside other
  /// tests a machine may be many times slower than Lambda; and the zips that it names.
  static void make(Path root, Template template, int port) throws IOException {
    var text = Files.readString(Repository.root().resolve("template.yaml"));
    Files.writeString(
        root.resolve("template.yaml"), text.replace("Timeout: 29\n", "Timeout: 290\n"));
    var extra = extra(port);
    for (var function : template.functions()) {
      add(function, root, extra);
    }
  }

  private static void add(LambdaFunction function, Path root, Map<String, byte[]> extra)
      throws IOException {
    if (!Files.exists(function.zip())) {
      throw new IOException(function.zip() + " is not there; build it with: mvn package");
    }
    var target = root.resolve(Repository.root().relativize(function.zip()));
    Files.createDirectories(target.getParent());
    Files.copy(function.zip(), target, StandardCopyOption.REPLACE_EXISTING);
    // Lambda's order is the root of the zip before lib/, so these stand beside the handler.
    var larger = target.resolveSibling("larger.zip");
    try (var out = new ZipOutputStream(Files.newOutputStream(larger));
        var in = new ZipFile(target.toFile())) {
      out.setLevel(Deflater.NO_COMPRESSION);
      for (var entry : Collections.list(in.entries())) {
        out.putNextEntry(new ZipEntry(entry.getName()));
        try (InputStream bytes = in.getInputStream(entry)) {
          bytes.transferTo(out);
        }
        out.closeEntry();
      }
      for (var entry : extra.entrySet()) {
        out.putNextEntry(new ZipEntry(entry.getKey()));
        out.write(entry.getValue());
        out.closeEntry();
      }
    }
    Files.move(larger, target, StandardCopyOption.REPLACE_EXISTING);
  }

  private static Map<String, byte[]> extra(int port) throws IOException {
    var entries = new TreeMap<String, byte[]>();
    for (var name : CLASSES) {
      var path = INSIDE + name + ".class";
      try (var in = FaultyZips.class.getClassLoader().getResourceAsStream(path)) {
        if (in == null) {
          throw new IOException("no " + path);
        }
        entries.put(path, in.readAllBytes());
      }
    }
    text(entries, "faults.port", Integer.toString(port));
    text(
        entries,
        "software/amazon/awssdk/global/handlers/execution.interceptors",
        INSIDE.replace('/', '.')
            + "NeedInterceptor\n"
            + INSIDE.replace('/', '.')
            + "CostInterceptor\n"
            + INSIDE.replace('/', '.')
            + "FaultInterceptor");
    text(
        entries,
        "META-INF/services/java.time.InstantSource",
        INSIDE.replace('/', '.') + "VirtualClock");
    return entries;
  }

  private static void text(Map<String, byte[]> entries, String name, String text) {
    entries.put(name, text.getBytes(StandardCharsets.UTF_8));
  }
}
