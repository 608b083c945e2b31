package org.backbone.runner.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.backbone.runner.data.WholeFile;
import org.backbone.runner.host.iam.CallerInterceptor;
import org.backbone.runner.host.iam.Need;
import org.backbone.runner.host.iam.Needs;
import org.backbone.runner.host.iam.PermitInterceptor;
import org.backbone.runner.host.iam.Policy;
import org.backbone.template.LambdaFunction;
import org.backbone.template.Template;

/// What stands on a function's class path beside its zip: the interceptor that refuses what its
/// policy does not allow, the one that says who calls, and that policy.
public final class Permits {
  private static final List<Class<?>> CLASSES =
      List.of(
          PermitInterceptor.class,
          CallerInterceptor.class,
          Policy.class,
          Policy.Grant.class,
          Needs.class,
          Need.class);

  // The SDK's clients look here for what is asked before each call.
  private static final String REGISTRY =
      "software/amazon/awssdk/global/handlers/execution.interceptors";

  private Permits() {}

  /// What the template lets a function do.
  public static Policy policy(Template template, LambdaFunction function) {
    return new Policy(
        "arn:aws:sts::000000000000:assumed-role/backbone-%sRole/%s"
            .formatted(function.id(), function.id()),
        function.grants().stream()
            .map(grant -> new Policy.Grant(grant.actions(), grant.resources(), grant.leadingKeys()))
            .toList(),
        partitionKeys(template));
  }

  private static Map<String, String> partitionKeys(Template template) {
    var keys = new HashMap<String, String>();
    for (var table : template.tables()) {
      var arn = "arn:aws:dynamodb:us-east-1:000000000000:table/" + table.name();
      keys.put(arn, table.key().partition());
      table
          .indexes()
          .forEach(index -> keys.put(arn + "/index/" + index.name(), index.key().partition()));
    }
    return keys;
  }

  /// Writes a function's folder.
  static void write(Policy policy, Path folder) throws IOException {
    for (var type : CLASSES) {
      var name = type.getName().replace('.', '/') + ".class";
      try (var in = type.getResourceAsStream("/" + name)) {
        if (in == null) {
          throw new IOException("no " + name);
        }
        put(folder.resolve(name), in.readAllBytes());
      }
    }
    var home = folder.resolve(Policy.class.getPackageName().replace('.', '/'));
    put(home.resolve(Policy.FILE), policy.text().getBytes(StandardCharsets.UTF_8));
    put(
        folder.resolve(REGISTRY),
        (PermitInterceptor.class.getName() + "\n" + CallerInterceptor.class.getName() + "\n")
            .getBytes(StandardCharsets.UTF_8));
  }

  private static void put(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.getParent());
    WholeFile.write(file, bytes);
  }
}
