package org.backbone.platform.core;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/// The part of an internet address that one household, school or provider's customer has: of IPv4
/// the first 24 bits, of IPv6 the first 48. Who is given a /48 chooses the rest at will.
public final class NetworkRange {
  private static final int BYTES_OF_4 = 3;
  private static final int BYTES_OF_6 = 6;

  private NetworkRange() {}

  /// The range of an address in its usual spelling; what is no address is a range of its own.
  public static String of(String address) {
    try {
      var parsed = InetAddress.ofLiteral(address);
      return parsed instanceof Inet4Address
          ? "4:" + begin(parsed.getAddress(), BYTES_OF_4)
          : "6:" + begin(parsed.getAddress(), BYTES_OF_6);
    } catch (IllegalArgumentException _) {
      return "?:" + address;
    }
  }

  private static String begin(byte[] address, int bytes) {
    return HexFormat.of().formatHex(Arrays.copyOf(address, bytes));
  }
}
