package org.backbone.runner.faults.inside;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// The line from a function to the engine: one question at a time, each with its answer. The
/// engine's port stands in the resource `faults.port`.
final class FaultLine {
  private static final FaultLine LINE = new FaultLine();

  private final DataInputStream in;
  private final DataOutputStream out;

  private FaultLine() {
    try (var port = FaultLine.class.getResourceAsStream("/faults.port")) {
      if (port == null) {
        throw new IllegalStateException("no faults.port beside the function");
      }
      var number = Integer.parseInt(new String(port.readAllBytes(), StandardCharsets.UTF_8));
      var socket = new Socket(InetAddress.getLoopbackAddress(), number);
      socket.setTcpNoDelay(true);
      in = new DataInputStream(socket.getInputStream());
      out = new DataOutputStream(socket.getOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Asks the engine.
  static String ask(String question) {
    return LINE.asked(question);
  }

  private synchronized String asked(String question) {
    try {
      out.writeUTF(question);
      out.flush();
      return in.readUTF();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
