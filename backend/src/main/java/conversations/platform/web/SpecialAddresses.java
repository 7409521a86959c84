package conversations.platform.web;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Addresses that are not public: this machine, its networks, and addresses that stand for others; by IANA's registries of
 * special-purpose addresses.
 */
final class SpecialAddresses {
    private static final List<Range> IPV4 = ranges(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3");

    private static final Range IPV6_GLOBAL = Range.of("2000::/3");
    /** Exceptions within that range; also tunnels, which lead to any IPv4 address. */
    private static final List<Range> IPV6 = ranges("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");
    /** The form of IPv4 addresses, in the last four bytes, for gateways of networks without IPv4. */
    private static final Range NAT64 = Range.of("64:ff9b::/96");

    private SpecialAddresses() {}

    /** Whether an address is special; IPv6 forms of IPv4 addresses count as the addresses that they stand for. */
    static boolean contain(InetAddress address) {
        var bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return IPV4.stream().anyMatch(range -> range.contains(bytes));
        }
        if (NAT64.contains(bytes)) {
            var inner = Arrays.copyOfRange(bytes, 12, 16);
            return IPV4.stream().anyMatch(range -> range.contains(inner));
        }
        return !IPV6_GLOBAL.contains(bytes) || IPV6.stream().anyMatch(range -> range.contains(bytes));
    }

    private static List<Range> ranges(String... texts) {
        return Stream.of(texts).map(Range::of).toList();
    }

    /** The addresses with the same first {@code bits}. */
    private record Range(List<Byte> start, int bits) {
        static Range of(String text) {
            var slash = text.indexOf('/');
            var start = InetAddress.ofLiteral(text.substring(0, slash)).getAddress();
            return new Range(bytes(start), Integer.parseInt(text.substring(slash + 1)));
        }

        boolean contains(byte[] address) {
            for (var i = 0; i < bits; i++) {
                if (bit(address[i / 8], i) != bit(start.get(i / 8), i)) {
                    return false;
                }
            }
            return true;
        }

        private static boolean bit(byte value, int index) {
            return (value & (0x80 >> (index % 8))) != 0;
        }

        private static List<Byte> bytes(byte[] array) {
            var bytes = new Byte[array.length];
            Arrays.setAll(bytes, i -> array[i]);
            return List.of(bytes);
        }
    }
}
