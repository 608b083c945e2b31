package org.backbone.template;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// The repository that this code runs in: `template.yaml` and the tools are found from its root.
public final class Repository {
  private static final Map<String, String> PARAMETERS =
      Map.of(
          "PublicUrl", "http://127.0.0.1:8080",
          "MailFrom", "hello@network.example.org",
          "StaffIssuer", "http://127.0.0.1:8080/_local/identity",
          "StaffAudience", "backbone-local",
          "UploadBucketName", "backbone-uploads",
          "MailBucketName", "backbone-mail");

  private Repository() {}

  /// The folder that holds `template.yaml`: the system property `backbone.root`, or else the
  /// nearest folder upwards from the working folder.
  public static Path root() {
    var named = System.getProperty("backbone.root");
    if (named != null) {
      return Path.of(named).toAbsolutePath().normalize();
    }
    var start = Path.of("").toAbsolutePath();
    for (var folder = start; folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve("template.yaml"))) {
        return folder;
      }
    }
    throw new IllegalStateException("no template.yaml in " + start + " or above it");
  }

  /// Its template, with values for the parameters that do for tests.
  public static Template template() {
    return Template.read(root().resolve("template.yaml"), PARAMETERS);
  }
}
