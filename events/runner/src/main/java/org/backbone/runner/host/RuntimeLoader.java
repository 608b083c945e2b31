package org.backbone.runner.host;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;

/// Lambda's runtime for one function: the runtime interface client and what drives it, over the
/// platform. Nothing of the local stack but the words that both sides speak, so a function that
/// lacks a library fails here as it would there.
final class RuntimeLoader extends URLClassLoader {
  private static final String INSIDE = "org.backbone.runner.host.ric.";
  private static final String SPOKEN = LoadedHandler.class.getName();

  private final ClassLoader host = RuntimeLoader.class.getClassLoader();

  RuntimeLoader(List<URL> runtime) {
    super("lambda-runtime", runtime.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (name.equals(SPOKEN) || name.startsWith(SPOKEN + "$")) {
      return host.loadClass(name);
    }
    return name.startsWith(INSIDE) ? define(name) : super.findClass(name);
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    try (var in = host.getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      var bytes = in.readAllBytes();
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }
}
