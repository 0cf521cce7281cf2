package io.pteronimbus.localcluster.workload.port;

/** Holders in the ledger: {@code pod/<namespace>/<name>/<port>} and {@code service/<namespace>/<name>/<port>}. */
record PortLedgerKeys(String namespace, String name) {

    private static final String SERVICE = "service/";

    static String pod(String namespace, String name, int containerPort) {
        return "pod/" + namespace + "/" + name + "/" + containerPort;
    }

    static String service(String namespace, String name, int port) {
        return SERVICE + namespace + "/" + name + "/" + port;
    }

    static boolean isService(String holder) {
        return holder.startsWith(SERVICE);
    }

    static PortLedgerKeys parse(String holder) {
        String[] parts = holder.split("/", -1);
        return new PortLedgerKeys(parts[1], parts[2]);
    }
}
