package carillon.edition;

/** Collects what is wrong with something that was written. */
interface Faults {
    /**
     * Adds a fault.
     *
     * @param pointer where it stands (RFC 6901); a member that is missing has one, too
     * @param words what is wrong, and what to write instead
     */
    void addFaultAt(String pointer, Phrase words);
}
