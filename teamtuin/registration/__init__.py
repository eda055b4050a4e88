"""What Teamtuin asks of people: its forms, about how long each takes, and what a school leaves out."""
