"""How the shipped fluency model is made: data, damage, round trips, training, export, the joint score. Never imported by mtcheck."""
