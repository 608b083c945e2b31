package org.backbone.runner.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Phaser;
import java.util.zip.ZipFile;

/// One version of a function's zip: unpacked, with class loaders of its own, and the handler
/// instances that it has made.
final class Version implements AutoCloseable {
  /// When a zip was written and how large it is: what tells one version from the next.
  record Stamp(long modified, long size) {
    static Stamp of(Path zip) throws IOException {
      return new Stamp(Files.getLastModifiedTime(zip).toMillis(), Files.size(zip));
    }
  }

  private final Stamp stamp;
  private final Path folder;
  private final RuntimeLoader runtime;
  private final URLClassLoader function;
  private final LoadedHandler.Maker maker;
  private final ConcurrentLinkedDeque<LoadedHandler> resting = new ConcurrentLinkedDeque<>();
  private final Phaser inUse = new Phaser(1);

  private Version(
      Stamp stamp,
      Path folder,
      RuntimeLoader runtime,
      URLClassLoader function,
      LoadedHandler.Maker maker) {
    this.stamp = stamp;
    this.folder = folder;
    this.runtime = runtime;
    this.function = function;
    this.maker = maker;
  }

  static Version load(HostedFunction declared, List<URL> runtimeJars, Path folder)
      throws IOException, ReflectiveOperationException {
    var stamp = Stamp.of(declared.zip());
    unpack(declared.zip(), folder);
    var runtime = new RuntimeLoader(runtimeJars);
    var function =
        new URLClassLoader(declared.name(), classPath(folder, declared.permits()), runtime);
    var maker =
        (LoadedHandler.Maker)
            runtime
                .loadClass("org.backbone.runner.host.ric.RicHandlers")
                .getConstructor(String.class, URLClassLoader.class)
                .newInstance(declared.handler(), function);
    return new Version(stamp, folder, runtime, function, maker);
  }

  boolean is(Stamp other) {
    return stamp.equals(other);
  }

  /// Takes an instance that rests, or a new one: two calls at once never share one.
  LoadedHandler take() {
    var rested = resting.pollFirst();
    return rested == null ? maker.make() : rested;
  }

  /// Gives an instance back.
  void giveBack(LoadedHandler handler) {
    if (handler.lasts()) {
      resting.addFirst(handler);
    }
  }

  /// A call begins: the version stays until it leaves.
  Version enter() {
    inUse.register();
    return this;
  }

  /// A call has ended.
  void leave() {
    inUse.arriveAndDeregister();
  }

  /// Waits for the calls under way, then lets go of classes and files.
  @Override
  public void close() {
    inUse.awaitAdvance(inUse.arriveAndDeregister());
    resting.clear();
    try {
      function.close();
      runtime.close();
      delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // Lambda's order: the zip's root, then lib/ by name; what the stack adds comes last.
  private static URL[] classPath(Path folder, Path permits) throws IOException {
    var urls = new ArrayList<URL>();
    urls.add(url(folder));
    var lib = folder.resolve("lib");
    if (Files.isDirectory(lib)) {
      try (var jars = Files.list(lib)) {
        jars.sorted().map(Version::url).forEach(urls::add);
      }
    }
    urls.add(url(permits));
    return urls.toArray(URL[]::new);
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static void unpack(Path zip, Path folder) throws IOException {
    delete(folder);
    Files.createDirectories(folder);
    try (var file = new ZipFile(zip.toFile())) {
      for (var entry : Collections.list(file.entries())) {
        var target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
          throw new IOException(zip + " holds a name outside of it: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(target.resolveSibling(""));
          try (var in = file.getInputStream(entry)) {
            Files.copy(in, target);
          }
        }
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (var all = Files.walk(folder)) {
      for (var path : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
        Files.deleteIfExists(path);
      }
    }
  }
}
