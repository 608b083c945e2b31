package org.backbone.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.backbone.template.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class DynamoDbLocalTest {
  @TempDir Path folder;

  @Test
  void itemsAreStillThereAfterARestart() {
    var item = Map.of("pk", fromS("SERIES"), "sk", fromS("distance-learning"));
    try (var server = DynamoDbLocal.start(Optional.of(folder))) {
      var client = new AwsEndpoint(server.endpoint()).client(DynamoDbClient.builder());
      TableMaker.make(client, Repository.template().table(), "kept");
      client.putItem(put -> put.tableName("kept").item(item));
    }

    try (var server = DynamoDbLocal.start(Optional.of(folder))) {
      var client = new AwsEndpoint(server.endpoint()).client(DynamoDbClient.builder());
      TableMaker.make(client, Repository.template().table(), "kept");

      assertThat(client.getItem(get -> get.tableName("kept").key(item)).item()).isEqualTo(item);
    }
  }

  @Test
  void oneThatDiedAnswersAgainAtItsAddressWithWhatItKept() throws Exception {
    var before = ProcessHandle.current().descendants().toList();
    try (var server = DynamoDbLocal.start(Optional.of(folder))) {
      var client = new AwsEndpoint(server.endpoint()).client(DynamoDbClient.builder());
      TableMaker.make(client, Repository.template().table(), "kept");
      ProcessHandle.current()
          .descendants()
          .filter(child -> !before.contains(child))
          .filter(child -> child.info().command().orElse("").endsWith("java"))
          .forEach(ProcessHandle::destroyForcibly);

      server.awaitEnd();
      server.startAgain();

      assertThat(client.listTables().tableNames()).contains("kept");
    }
  }

  /// A folder that was filled for years holds old ones, which nobody deletes.
  @Test
  void aJarThatTheBuildNoLongerListsIsNotStarted() throws IOException {
    Files.writeString(folder.resolve("jars.txt"), "x/DynamoDBLocal-3.jar:x/log4j-core-2.26.jar\n");
    Files.writeString(folder.resolve("log4j-core-2.17.jar"), "old");

    assertThat(DynamoDbLocal.classPath(folder).split(File.pathSeparator, -1))
        .containsExactly(
            folder.resolve("DynamoDBLocal-3.jar").toString(),
            folder.resolve("log4j-core-2.26.jar").toString());
  }

  @Test
  void missingJarsAreNamedWithWhatToDo() {
    assertThatThrownBy(() -> DynamoDbLocal.start(folder.resolve("none"), Optional.empty()))
        .hasMessageContaining("mvn generate-resources");
  }

  @Test
  void itEndsWithItsParentEvenIfThatIsKilled() throws Exception {
    var parent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dbackbone.root=" + Repository.root(),
                "-cp",
                System.getProperty("java.class.path"),
                Parent.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var server = Long.parseLong(parent.inputReader().readLine());
    var handle = ProcessHandle.of(server).orElseThrow();
    assertThat(handle.isAlive()).isTrue();

    parent.destroyForcibly().waitFor();

    assertThat(handle.onExit().get(10, TimeUnit.SECONDS).isAlive()).isFalse();
  }

  /// Starts a server, says the process id of its JVM, and waits to be killed.
  static final class Parent {
    private Parent() {}

    public static void main(String[] arguments) throws Exception {
      var unused = DynamoDbLocal.start(Optional.empty());
      var server =
          ProcessHandle.current()
              .descendants()
              .filter(child -> child.info().command().orElse("").endsWith("java"))
              .findFirst()
              .orElseThrow();
      System.out.println(server.pid());
      Thread.sleep(60_000);
    }
  }
}
