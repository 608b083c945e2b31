package org.backbone.runner.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// SIGKILL in the middle of each road, and a start on the same folder: what was acknowledged is
/// there, and nothing is sent twice.
class PowerCutIT {
  private static final Duration LONGEST_REPAIR = Duration.ofMinutes(4);

  @Test
  void everyPartnerWhoWasToldOfIsThereAndRepeatingMakesNoSecond(@TempDir Path data)
      throws InterruptedException {
    var told = ConcurrentHashMap.<Integer>newKeySet();
    var enough = new CountDownLatch(8);
    try (var stack = Stack.start(data, "--empty");
        var people = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var i = 0; i < 40; i++) {
        var number = i;
        var unused = people.submit(() -> join(stack, number, told, enough));
      }
      assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();
      stack.kill();
    }
    assertThat(told).isNotEmpty();

    try (var stack = Stack.start(data, "--empty")) {
      var network = new Network(stack);
      var kept = names(network);
      told.forEach(number -> assertThat(kept).contains(name(number)));

      IntStream.range(0, 40).forEach(number -> join(stack, number, told, new CountDownLatch(0)));
      assertThat(names(network)).hasSize(40).doesNotHaveDuplicates();
    }
  }

  @Test
  void aFileThatWasTakenIsReadAfterThePowerIsBack(@TempDir Path data) throws IOException {
    var file = Files.readAllBytes(Stack.realFile("wic-pregnant-women-fy2015.csv"));
    String upload;
    try (var stack = Stack.start(data, "--empty")) {
      var network = new Network(stack);
      network.member("Cut Off", "data@cutoff.example.org");
      upload = network.send(network.contactOf("cut-off"), "wic-participation", "FY2015", file);
      stack.kill();
    }

    try (var stack = Stack.start(data, "--empty")) {
      var network = new Network(stack);
      network.settle();
      var receipt = network.receipt(network.contactOf("cut-off"), upload);
      assertThat(receipt.get("status").asText()).isEqualTo("counted");
      assertThat(network.publicCount("wic_pregnant_women", "2015-09")).isEqualTo(12_748);
      assertThat(network.mails("receipt", "data@cutoff.example.org")).hasSize(1);
    }
  }

  @Test
  void everyInvitationGoesOutOnceThoughThePowerIsCutWhileTheyAreSent(@TempDir Path data)
      throws IOException, InterruptedException {
    var guests = IntStream.range(0, 12).mapToObj(i -> "guest" + i + "@cut.example.org").toList();
    try (var stack = Stack.start(data, "--empty")) {
      var network = new Network(stack);
      network.meets();
      guests.forEach(guest -> network.register("food-family-resources", guest));
      var ticking =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      network.tickMay();
                    } catch (IllegalStateException _) {
                      // The verb ends with the stack that it talks to.
                    }
                  });
      awaitMails(data.resolve("mail"), 3);
      stack.kill();
      ticking.join(Duration.ofSeconds(60));
    }

    try (var stack = Stack.start(data, "--empty")) {
      var network = new Network(stack);
      network.tickMay();
      var until = Instant.now().plus(LONGEST_REPAIR);
      while (!allInvited(network, guests) && Instant.now().isBefore(until)) {
        // Half an hour ahead, what nobody knows the end of has had its time.
        stack.verb("tick", "--at", Instant.now().plus(Duration.ofMinutes(30)).toString());
      }
      for (var guest : guests) {
        assertThat(network.invited(guest, 2020))
            .as(guest)
            .containsExactlyInAnyOrder("20200505", "20200519");
      }
    }
  }

  private static boolean allInvited(Network network, List<String> guests) {
    return guests.stream().allMatch(guest -> network.invited(guest, 2020).size() >= 2);
  }

  private static void awaitMails(Path folder, int count) throws IOException, InterruptedException {
    var until = Instant.now().plus(Duration.ofMinutes(2));
    try (var watch = folder.getFileSystem().newWatchService()) {
      Files.createDirectories(folder);
      folder.register(watch, java.nio.file.StandardWatchEventKinds.ENTRY_CREATE);
      while (mails(folder) < count) {
        assertThat(Instant.now()).isBefore(until);
        var key = watch.poll(1, TimeUnit.SECONDS);
        if (key != null) {
          key.pollEvents();
          key.reset();
        }
      }
    }
  }

  private static long mails(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".eml")).count();
    }
  }

  private static void join(Stack stack, int number, Set<Integer> told, CountDownLatch enough) {
    var client = new Client(stack.base());
    var answer =
        client.postJson(
            "/api/v1/partners", Network.partner(name(number)), "idempotency-key", "cut-" + number);
    if (answer.status() == 201) {
      told.add(number);
      enough.countDown();
    }
  }

  private static String name(int number) {
    return "Power Cut " + number;
  }

  private static List<String> names(Network network) {
    var names = new ArrayList<String>();
    network.partners().forEach(partner -> names.add(partner.get("name").asText()));
    return names;
  }
}
