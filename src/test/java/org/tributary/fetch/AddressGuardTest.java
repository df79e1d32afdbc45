package org.tributary.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
    private final AddressGuard guard = new AddressGuard(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.0.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "239.255.255.250",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::7f00:1",
                "::127.0.0.1",
                "::8.8.8.8",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::ffff:0:127.0.0.1",
                "64:ff9b::127.0.0.1",
                "64:ff9b::10.0.0.1",
                "64:ff9b::169.254.169.254",
                "64:ff9b:1::8.8.8.8",
                "100::1",
                "2001::1",
                "2001:0:7f00:1::",
                "2001:10::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "2002:808:808::1",
                "3fff::1",
                "5f00::1",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "4000::1"
            })
    void S2_an_address_inside_is_closed(String address) throws UnknownHostException {
        assertThat(guard.objection(InetAddress.getByName(address))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "172.15.0.1",
                "172.32.0.1",
                "192.167.0.1",
                "198.17.0.1",
                "223.255.255.255",
                "2606:4700::1111",
                "2a00:1450::1",
                "2001:4860:4860::8888",
                "64:ff9b::8.8.8.8",
                "::ffff:8.8.8.8"
            })
    void S2_an_address_of_the_public_internet_is_open(String address) throws UnknownHostException {
        assertThat(guard.objection(InetAddress.getByName(address))).isEmpty();
    }

    @Test
    void S4_ports_are_those_of_the_web_but_where_an_address_was_allowed_by_name() throws UnknownHostException {
        InetAddress outside = InetAddress.getByName("8.8.8.8");
        for (int port : new int[] {80, 443, 8000, 8080, 8443, 8999})
            assertThat(guard.objection(outside, port)).isEmpty();
        for (int port : new int[] {1, 22, 25, 81, 444, 3306, 6379, 7999, 9000, 9200, 65535})
            assertThat(guard.objection(outside, port)).isPresent();
        AddressGuard mine = new AddressGuard(List.of("10.1.0.0/16", "fd00::/8"));
        assertThat(mine.objection(InetAddress.getByName("10.1.2.3"), 25)).isEmpty();
        assertThat(mine.objection(InetAddress.getByName("fd00::7"), 6379)).isEmpty();
        assertThat(mine.objection(InetAddress.getByName("::ffff:10.1.2.3"), 80)).isEmpty();
        assertThat(mine.objection(InetAddress.getByName("10.2.2.3"), 80)).isPresent();
    }

    @Test
    void a_line_of_allow_private_is_a_network_in_numbers() {
        for (String good : List.of("10.0.0.0/8", "192.168.1.7", "::1", "fd00::/8", "10.0.0.5/8", "0.0.0.0/0"))
            assertThat(PoliteFetcher.cidrProblem(good)).isEmpty();
        for (String bad : List.of(
                "",
                "localhost",
                "10",
                "10.0",
                "10.0.0.0/33",
                "10.0.0.256",
                "10.0.0.*",
                "10.0.0.0-5",
                "fd00::/129",
                "10.0.0.0/255.0.0.0",
                "::1/",
                "example.org/24",
                "10.0.0.0 /8",
                "0x7f.0.0.1"))
            assertThat(PoliteFetcher.cidrProblem(bad)).as(bad).isPresent();
    }
}
