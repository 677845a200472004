"""Results kept from one run to the next: by what a result depends on, in the cache folder, trusted only with a right checksum."""
